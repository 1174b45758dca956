import { getCollection } from 'astro:content';
import { periodOf, type Digest } from './digest.ts';
import { once } from './once.ts';
import type { Review } from './review.ts';
import { reviewsIn } from './reviews.ts';

/** All digests, newest first. */
export const allDigests = once(async (): Promise<Digest[]> => {
  const entries = await getCollection('digests');
  const digests = await Promise.all(
    entries.map(async ({ id, data, filePath = '' }) => ({
      ...data,
      slug: id,
      file: filePath,
      period: periodOf(data),
      reviews: await reviewsIn(id),
    })),
  );
  return digests.toSorted((a, b) => (a.from < b.from ? 1 : -1));
});

const bySlug = once(async () => new Map((await allDigests()).map((one) => [one.slug, one])));

/**
 * The digest that a review belongs to.
 * @throws if there is none
 */
export async function digestOf(review: Review): Promise<Digest> {
  const digest = (await bySlug()).get(review.digest);
  if (!digest) throw new Error(`${review.file}: no digest ${review.digest}`);
  return digest;
}
