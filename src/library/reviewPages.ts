import { periodOf } from './digest.ts';
import { formerSections } from './former.ts';
import { hash } from '../cache.ts';
import type { Review } from './review.ts';
import { allReviews, neighbours, othersByReviewer, relatedReviews, reviewsIn } from './reviews.ts';
import { textKey } from '../markdown/text.ts';

/** Another review, as a page links to it. */
export type Linked = Pick<Review, 'slug' | 'title'>;

/** All that the page of a review shows besides the review and its text. */
export interface Surroundings {
  /** Of the digest. */
  period: string;
  /** How many reviews are in the digest. */
  digestSize: number;
  previous: Linked | undefined;
  next: Linked | undefined;
  byReviewer: Linked[];
  related: Linked[];
}

/** A review with what its page shows, and a key that changes whenever any of it does. */
export interface ReviewPageData {
  review: Review;
  surroundings: Surroundings;
  key: string;
}

/** The pages of all reviews. */
export async function reviewPages(): Promise<ReviewPageData[]> {
  return Promise.all(
    (await allReviews()).map(async (review) => {
      const { previous, next } = await neighbours(review);
      const byReviewer = (await othersByReviewer(review)).map(linked);
      const known = new Set(byReviewer.map(({ slug }) => slug));
      const related = (await relatedReviews(review)).filter(({ slug }) => !known.has(slug));
      const surroundings: Surroundings = {
        period: periodOf(review.collectedIn),
        digestSize: (await reviewsIn(review.digest)).length,
        previous: previous && linked(previous),
        next: next && linked(next),
        byReviewer,
        related: related.map(linked),
      };
      const text = textKey(review.file, { former: await formerSections(review.file) });
      const key = hash(JSON.stringify([review, surroundings, text])).toString('hex');
      return { review, surroundings, key };
    }),
  );
}

function linked({ slug, title }: Review): Linked {
  return { slug, title };
}
