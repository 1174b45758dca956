import { hash } from '../cache.ts';
import { textKey } from '../markdown/text.ts';
import { periodOf } from './digest.ts';
import type { Library } from './library.ts';
import { newestFirst, type Review } from './review.ts';

/** The most other reviews by the same reviewer that a page lists. */
const maxByReviewer = 20;
/** The most reviews on related topics that a page lists. */
const maxRelated = 3;

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
export function reviewPages({ reviews, digests }: Library): ReviewPageData[] {
  const inDigest = new Map(digests.map((digest) => [digest.slug, digest.reviews]));
  const byReviewer = Map.groupBy(reviews, ({ slack }) => slack);
  const byTopic = new Map<string, Review[]>();
  for (const review of reviews) {
    for (const topic of review.topics ?? []) {
      const list = byTopic.get(topic);
      if (list) list.push(review);
      else byTopic.set(topic, [review]);
    }
  }
  return reviews.map((review) => {
    const neighbours = inDigest.get(review.digest) ?? [];
    const place = neighbours.indexOf(review);
    const [previous, next] = [neighbours[place - 1], neighbours[place + 1]];
    const others = (byReviewer.get(review.slack) ?? [])
      .filter((other) => other !== review)
      .slice(0, maxByReviewer);
    const surroundings: Surroundings = {
      period: periodOf(review.collectedIn),
      digestSize: neighbours.length,
      previous: previous && linked(previous),
      next: next && linked(next),
      byReviewer: others.map(linked),
      related: relatedTo(review, byTopic)
        .filter((other) => !others.includes(other))
        .map(linked),
    };
    const key = hash(JSON.stringify([review, surroundings, textKey(review)])).toString('hex');
    return { review, surroundings, key };
  });
}

/** Reviews with topics in common: most in common first, then the newest. */
function relatedTo(review: Review, byTopic: ReadonlyMap<string, Review[]>): Review[] {
  const shared = new Map<Review, number>();
  for (const topic of review.topics ?? []) {
    for (const other of byTopic.get(topic) ?? []) {
      if (other !== review) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared]
    .toSorted(([a, some], [b, others]) => others - some || newestFirst(a, b))
    .slice(0, maxRelated)
    .map(([other]) => other);
}

function linked({ slug, title }: Review): Linked {
  return { slug, title };
}
