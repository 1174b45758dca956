import { reviewsPerPart } from '../environment.ts';
import type { Review } from '../library/review.ts';

/**
 * Divides the reviews among parts of the index, oldest digests first, so that an edit rebuilds one
 * part, and a new digest the last one.
 */
export function searchParts(reviews: readonly Review[]): Review[][] {
  const parts: Review[][] = [[]];
  let last: Review | undefined;
  for (const review of reviews.toSorted(oldestFirst)) {
    const isNewDigest = last !== undefined && last.digest !== review.digest;
    if (isNewDigest && (parts.at(-1)?.length ?? 0) >= reviewsPerPart) parts.push([]);
    parts.at(-1)?.push(review);
    last = review;
  }
  return parts;
}

function oldestFirst(a: Review, b: Review): number {
  if (a.digest !== b.digest) return a.digest < b.digest ? -1 : 1;
  return a.number - b.number;
}
