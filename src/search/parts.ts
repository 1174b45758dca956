import { reviewsPerPart } from '../environment.ts';
import type { Review } from '../library/review.ts';

/**
 * Divides the reviews among parts of the index, oldest digests first, so that an edit rebuilds one
 * part, and a new digest the last one.
 * @param reviews those of a digest in its order
 */
export function searchParts(reviews: readonly Review[]): Review[][] {
  const digests = [...Map.groupBy(reviews, ({ digest }) => digest)];
  const parts: Review[][] = [];
  for (const [, own] of digests.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = parts.at(-1);
    if (last && last.length < reviewsPerPart) last.push(...own);
    else parts.push(own);
  }
  return parts;
}
