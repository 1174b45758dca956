import { cachedData, hasEntry, versionOf } from '../../cache.ts';
import type { Review } from '../../library/review.ts';
import { apa, bibtex } from './formats.ts';
import { paperItem, reviewItem, type Item } from './items.ts';

/** How an item is cited. */
interface Citation {
  bibtex: string;
  apa: string;
}

/** Papers and reviews of several reviews, in their order. */
export function itemsOf(reviews: readonly Review[]): Item[] {
  return reviews.flatMap((review) => [reviewItem(review), paperItem(review)]);
}

/** A review and its paper as they are cited; cached, as it takes longer than most of a page. */
export async function citations(review: Review): Promise<{ review: Citation; paper: Citation }> {
  const cite = (item: Item): Citation => ({ bibtex: bibtex([item]).trim(), apa: apa(item) });
  return cachedData('citations', cacheKey(review), () => ({
    review: cite(reviewItem(review)),
    paper: cite(paperItem(review)),
  }));
}

/** Whether the citations of a review are cached. */
export function isCited(review: Review): boolean {
  return hasEntry('citations', cacheKey(review));
}

function cacheKey(review: Review): string[] {
  return [JSON.stringify(itemsOf([review])), versionOf('src/files/citation')];
}
