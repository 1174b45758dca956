import { getCollection } from 'astro:content';
import { periodOf, type Digest } from './digest.ts';
import { once } from './once.ts';
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
