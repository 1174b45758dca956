import { getCollection } from 'astro:content';
import type { Rendered } from '../markdown/render.ts';
import { formerSections } from './former.ts';
import { listsBy, once } from './once.ts';
import type { Review } from './review.ts';
import { isReview, textOf, type Fit } from '../markdown/text.ts';

/** All reviews: digests newest first, each in its own order. */
export const allReviews = once(async (): Promise<Review[]> => {
  const digests = new Map(
    (await getCollection('digests')).map(({ id, data }) => [id, { ...data, slug: id }]),
  );
  return (await getCollection('reviews'))
    .map(({ id, data, filePath: file }): Review => {
      const collectedIn = digests.get(data.digest);
      if (file === undefined || !collectedIn) throw new Error(`${id}: no file, or no digest`);
      return { ...data, slug: id, file, collectedIn };
    })
    .toSorted(newestFirst);
});

const byDigest = once(async () => listsBy(await allReviews(), ({ digest }) => [digest]));
const byReviewer = once(async () => listsBy(await allReviews(), ({ slack }) => [slack]));
const byTopic = once(async () => listsBy(await allReviews(), ({ topics = [] }) => topics));

/** The reviews of a digest, in their order. */
export async function reviewsIn(digest: string): Promise<Review[]> {
  return (await byDigest()).get(digest) ?? [];
}

/** The reviews before and after one in its digest. */
export async function neighbours(
  review: Review,
): Promise<{ previous: Review | undefined; next: Review | undefined }> {
  const digest = await reviewsIn(review.digest);
  const place = digest.findIndex((other) => other.slug === review.slug);
  return { previous: digest[place - 1], next: digest[place + 1] };
}

/** The newest other reviews by the same reviewer, as many as a page can well show. */
export async function othersByReviewer({ slug, slack }: Review, most = 20): Promise<Review[]> {
  const reviews = (await byReviewer()).get(slack) ?? [];
  return reviews.filter((other) => other.slug !== slug).slice(0, most);
}

/** Up to three reviews with topics in common, most in common first, then the newest. */
export async function relatedReviews({ slug, topics = [] }: Review): Promise<Review[]> {
  const lists = await byTopic();
  const shared = new Map<Review, number>();
  for (const topic of topics) {
    for (const review of lists.get(topic) ?? []) {
      if (review.slug !== slug) shared.set(review, (shared.get(review) ?? 0) + 1);
    }
  }
  return [...shared]
    .toSorted(([a, some], [b, others]) => others - some || newestFirst(a, b))
    .slice(0, 3)
    .map(([review]) => review);
}

/** {@link textOf}, with the former ids of a review's sections. */
export async function renderText(file: string, fit: Omit<Fit, 'former'> = {}): Promise<Rendered> {
  const former = isReview(file) ? await formerSections(file) : {};
  return textOf(file, { ...fit, former });
}

function newestFirst(a: Review, b: Review): number {
  if (a.digest !== b.digest) return a.digest < b.digest ? 1 : -1;
  return a.number - b.number;
}
