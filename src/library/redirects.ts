import { identifiersOf, paperKeys, type Identifier } from '../schema/identifier.ts';
import { newestFirst, type Review } from './review.ts';

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
  /** The first of its numbers. */
  canonical: string;
  reviews: [Review, ...Review[]];
}

/**
 * The numbers of all papers: DOIs, and arXiv numbers, alone, in each version up to the reviewed one,
 * and as the DOI that arXiv gives them. The page for addresses that lead nowhere knows later
 * versions, and DOIs in other letters, too.
 */
export function papersOf(reviews: readonly Review[]): Paper[] {
  const byKey = Map.groupBy(
    reviews.flatMap((review) => paperKeys(review).map((key) => ({ key, review }))),
    ({ key }) => key,
  );
  const papers = new Map<string, Paper>();
  for (const review of reviews) {
    const same = paperKeys(review).flatMap((key) => byKey.get(key) ?? []);
    const all = new Set(same.map((other) => other.review));
    const [first = review, ...others] = [...all].toSorted(newestFirst);
    const paths = identifiersOf(review).flatMap(numberPaths);
    const [canonical = ''] = paths;
    for (const path of paths) {
      if (!papers.has(path)) papers.set(path, { path, canonical, reviews: [first, ...others] });
    }
  }
  return [...papers.values()];
}

function numberPaths({ kind, value, version = '' }: Identifier): string[] {
  if (kind === 'address') return [];
  const number = value.toLowerCase();
  if (kind === 'doi') return [`doi/${number}`];
  const versions = Array.from({ length: Number(version.slice(1)) || 1 }, (_, index) => index + 1);
  return [
    `arxiv/${number}`,
    ...versions.map((earlier) => `arxiv/${number}v${earlier}`),
    `doi/10.48550/arXiv.${number}`,
  ];
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
