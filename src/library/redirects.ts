import { identifiersOf } from '../schema/identifier.ts';
import type { Review } from './review.ts';

/** An address that leads to a review. */
export interface Redirect {
  /** Its path within the site, without slashes at either end: `arxiv/1806.01603`. */
  path: string;
  /** The title of the page that redirects. */
  title: string;
  /** Of the review that it leads to. */
  slug: string;
}

/**
 * Redirects from former names of reviews, and from the numbers of their papers: DOIs, and arXiv
 * numbers with and without the version reviewed.
 * @throws if two reviews are of the same paper: the address can lead to only one of them
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
