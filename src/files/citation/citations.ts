import { cachedData, readEntry, versionOf } from '../../cache.ts';
import type { Review } from '../../library/review.ts';
import { site } from '../../site.ts';
import { runInWorkers } from '../../workers/pool.ts';
import { paperItem, reviewItem, type Item } from './items.ts';

/** An item's citation in each format. */
interface Citation {
  bibtex: string;
  apa: string;
}

/** The items to cite for a list of reviews: each review, then its paper. */
export function itemsOf(reviews: readonly Review[]): Item[] {
  return reviews.flatMap((review) => [
    // Zotero would make the authors of the paper those of the review, too.
    { ...reviewItem(review), 'reviewed-author': undefined },
    paperItem(review),
  ]);
}

/** Citations of a review and its paper, cached: they take longer than most of a page. */
export async function citations(review: Review): Promise<{ review: Citation; paper: Citation }> {
  return cachedData('citations', cacheKey(review), async () => {
    const { apa, bibtex } = await import('./formats.ts');
    const cite = (item: Item): Citation => ({ bibtex: bibtex(item), apa: apa(item) });
    return { review: cite(reviewItem(review)), paper: cite(paperItem(review)) };
  });
}

/** A bibliography of reviews and their papers, as BibTeX. */
export async function bibliography(reviews: readonly Review[]): Promise<string> {
  const cited = await Promise.all(reviews.map(citations));
  const entries = cited.flatMap(({ review, paper }) => [review.bibtex, paper.bibtex]);
  return `${entries.join('\n')}\n\n`;
}

/** The worker's entry point. */
export const run = citations;

/** Formats uncached citations in workers. */
export async function cacheCitations(reviews: readonly Review[]): Promise<void> {
  const missing = reviews.filter((review) => !readEntry('citations', cacheKey(review)));
  await runInWorkers('Formatting citations', 'src/files/citation/citations.ts', missing);
}

function cacheKey(review: Review): string[] {
  return [
    JSON.stringify(itemsOf([review])),
    site.locale,
    versionOf('src/files/citation', 'src/schema'),
  ];
}
