import type { Review } from './review.ts';

/** Reviews that have something in common. */
export interface Group {
  /** Its part of an address. */
  slug: string;
  name: string;
  reviews: [Review, ...Review[]];
}

/**
 * Groups reviews, in their order, and sorts the groups by name.
 * @param keysOf the groups that a review belongs to
 * @throws if two names share an address
 */
export function groupBy(
  reviews: readonly Review[],
  keysOf: (review: Review) => { slug: string; name: string }[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const review of reviews) {
    for (const { slug, name } of keysOf(review)) {
      const group = groups.get(slug);
      if (group && group.name !== name) {
        throw new Error(`${review.file}: "${name}" and "${group.name}" share the address ${slug}`);
      }
      if (group) group.reviews.push(review);
      else groups.set(slug, { slug, name, reviews: [review] });
    }
  }
  return [...groups.values()].toSorted((a, b) =>
    a.name.replace(/^@/, '').localeCompare(b.name.replace(/^@/, ''), 'en'),
  );
}
