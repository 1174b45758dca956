import { cachedData, hasEntry, versionOf } from '../../cache.ts';
import type { Review } from '../../library/review.ts';
import { apa, bibtex } from './formats.ts';
import { paperItem, reviewItem, type Item } from './items.ts';

/** The two things that one may cite: the paper, and this review of it. */
export interface Cited<Form> {
  review: Form;
  paper: Form;
}

/** The review and its paper as items. */
export function citedItems(review: Review): Cited<Item> {
  return { review: reviewItem(review), paper: paperItem(review) };
}

/** Papers and reviews of several reviews, in their order. */
export function itemsOf(reviews: readonly Review[]): Item[] {
  return reviews.map(citedItems).flatMap(({ review, paper }) => [review, paper]);
}

/** How an item is cited. */
export interface Forms {
  bibtex: string;
  apa: string;
}

/** A review and its paper as they are cited; cached, as it takes longer than most of a page. */
export function citations(review: Review): Promise<Cited<Forms>> {
  const items = citedItems(review);
  return cachedData('citations', cacheKey(items), () => ({
    review: formsOf(items.review),
    paper: formsOf(items.paper),
  }));
}

/** Whether the citations of a review are cached. */
export function isCited(review: Review): boolean {
  return hasEntry('citations', cacheKey(citedItems(review)));
}

/** Reviews and their papers as BibTeX. */
export function bibliography(reviews: readonly Review[]): string {
  return bibtex(itemsOf(reviews));
}

function cacheKey(items: Cited<Item>): string[] {
  return [JSON.stringify(items), versionOf('src/files/citation')];
}

function formsOf(item: Item): Forms {
  return { bibtex: bibtex([item]).trim(), apa: apa(item) };
}
