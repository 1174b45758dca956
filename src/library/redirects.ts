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

/** A paper's number as a part of an address, and the reviews of that paper. */
export interface Paper {
  path: string;
  reviews: [Review, ...Review[]];
}

/**
 * The numbers of all papers, with the reviews of each: DOIs, and arXiv numbers, alone, in each
 * version up to the reviewed one, and as the DOI that arXiv gives them. The page for addresses that
 * lead nowhere knows later versions, too.
 */
export function papersOf(reviews: readonly Review[]): Paper[] {
  const papers = new Map<string, Set<Review>>();
  for (const review of reviews) {
    const paths = identifiersOf(review).flatMap(({ kind, value, version = '' }) => {
      if (kind === 'address') return [];
      const number = value.toLowerCase();
      if (kind === 'doi') return [`doi/${number}`];
      const versions = Array.from(
        { length: Number(version.slice(1)) || 1 },
        (_, index) => index + 1,
      );
      return [
        `arxiv/${number}`,
        ...versions.map((earlier) => `arxiv/${number}v${earlier}`),
        ...['arXiv', 'arxiv'].map((name) => `doi/10.48550/${name}.${number}`),
      ];
    });
    for (const path of paths) papers.set(path, (papers.get(path) ?? new Set()).add(review));
  }
  return [...papers].flatMap(([path, [first, ...others]]) =>
    first ? [{ path, reviews: [first, ...others] }] : [],
  );
}

/** Redirects from the numbers of papers that have one review, and from former names of reviews. */
export function redirectsOf(reviews: readonly Review[]): Redirect[] {
  return [
    ...papersOf(reviews).flatMap(({ path, reviews: [{ title, slug }, ...others] }) =>
      others.length === 0 ? [{ path, title, slug }] : [],
    ),
    ...reviews.flatMap(({ slug, formerNames }) =>
      formerNames.map((name) => {
        return { path: `reviews/${name}`, title: 'This review has moved', slug };
      }),
    ),
  ];
}
