import { bibtex, citationStyles, formatted, type CitationStyle } from './formats.ts';
import { paperItem, reviewItem, type Item } from './items.ts';
import { site } from '../../site.ts';
import { absolute, reviewAddress } from '../../addresses.ts';
import { cachedData, isKept, versionOf } from '../../cache.ts';
import type { Review } from '../../library/review.ts';

/** The two things that one may cite: the paper, and this review of it. */
export function citationsOf(review: Review): { paper: Item; review: Item } {
  const url = absolute(reviewAddress(review.slug));
  return {
    paper: paperItem(review),
    review: reviewItem(review, { url, siteName: site.name, digest: review.collectedIn }),
  };
}

/** Papers and reviews of several reviews, in their order. */
export function itemsOf(reviews: readonly Review[]): Item[] {
  return reviews.map(citationsOf).flatMap(({ paper, review }) => [review, paper]);
}

/** How a thing is cited in each of the styles. */
export type Citations = Record<CitationStyle, { review: string; paper: string }>;

const version = versionOf('src/files/citation');

/** A review and its paper as they are cited; kept, as it takes longer than most of a page. */
export async function citations(review: Review): Promise<Citations> {
  const items = citationsOf(review);
  return cachedData('citations', madeOf(items), () => {
    const cited = citationStyles.map((style) => [
      style,
      { review: formatted(items.review, style), paper: formatted(items.paper, style) },
    ]);
    return Object.fromEntries(cited) as Citations;
  });
}

/** Whether the citations of a review are kept. */
export function isCited(review: Review): boolean {
  return isKept('citations', madeOf(citationsOf(review)));
}

function madeOf(items: ReturnType<typeof citationsOf>): string[] {
  return [JSON.stringify(items), version];
}

/** Reviews and their papers as BibTeX. */
export function bibliography(reviews: readonly Review[]): string {
  return bibtex(itemsOf(reviews));
}
