import { identifiersOf } from '../schema/identifier.ts';
import type { Review } from './review.ts';

/** An address that leads to a review. */
export interface Redirect {
  /** Within the site, without slashes around it: `arxiv/1806.01603`. */
  path: string;
  /** What the page says that leads on. */
  title: string;
  /** Of the review. */
  slug: string;
}

/**
 * Former names of reviews, and the numbers of their papers: arXiv numbers with and without the
 * version reviewed, and DOIs.
 * @throws if two reviews are of one paper: the address could lead to only one of them
 */
export function redirectsOf(reviews: readonly Review[]): Redirect[] {
  const papers = new Map<string, Review>();
  for (const review of reviews) {
    for (const { kind, value, version = '' } of identifiersOf(review)) {
      if (kind === 'address') continue;
      for (const suffix of ['', version]) {
        const path = `${kind}/${value}${suffix}`.toLowerCase();
        const other = papers.get(path);
        if (other && other !== review) {
          throw new Error(`${review.file}: ${other.file} is of the same paper, ${path}`);
        }
        papers.set(path, review);
      }
    }
  }
  return [
    ...[...papers].map(([path, { title, slug }]) => ({ path, title, slug })),
    ...reviews.flatMap(({ slug, formerNames }) =>
      formerNames.map((name) => {
        return { path: `reviews/${name}`, title: 'This review has moved', slug };
      }),
    ),
  ];
}
