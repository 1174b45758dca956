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
 * numbers with and without the version reviewed. The check refuses two reviews of one paper.
 */
export function redirectsOf(reviews: readonly Review[]): Redirect[] {
  const papers = reviews.flatMap((review) =>
    identifiersOf(review)
      .filter(({ kind }) => kind !== 'address')
      .flatMap(({ kind, value, version = '' }) => [
        `${kind}/${value}`,
        `${kind}/${value}${version}`,
      ])
      .map((path) => [path.toLowerCase(), review] as const),
  );
  return [
    ...[...new Map(papers)].map(([path, { title, slug }]) => ({ path, title, slug })),
    ...reviews.flatMap(({ slug, formerNames }) =>
      formerNames.map((name) => {
        return { path: `reviews/${name}`, title: 'This review has moved', slug };
      }),
    ),
  ];
}
