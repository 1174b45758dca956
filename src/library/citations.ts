import { formatted, type CitationStyle } from '../citation/formats.ts';
import { paperItem, reviewItem, type Item } from '../citation/items.ts';
import { site } from '../site.ts';
import { absolute, reviewAddress } from './addresses.ts';
import { cached, versionOf } from './cache.ts';
import { digestOf } from './digests.ts';
import type { Review } from './reviews.ts';

/** The two things that one may cite: the paper, and this review of it. */
export async function citationsOf(review: Review): Promise<{ paper: Item; review: Item }> {
  const digest = await digestOf(review);
  const url = absolute(reviewAddress(review.slug));
  return {
    paper: paperItem(review),
    review: reviewItem(review, { url, siteName: site.name, digest }),
  };
}

const version = versionOf('src/citation');

/** A thing as it is cited in a style; kept, as it takes longer than all else on a page. */
export async function citation(item: Item, style: CitationStyle): Promise<string> {
  const madeOf = [JSON.stringify(item), style, await version];
  const kept = await cached('citations', madeOf, () =>
    Promise.resolve(Buffer.from(formatted(item, style))),
  );
  return kept.toString();
}

/** Papers and reviews of several reviews, in their order. */
export async function itemsOf(reviews: readonly Review[]): Promise<Item[]> {
  const pairs = await Promise.all(reviews.map(citationsOf));
  return pairs.flatMap(({ paper, review }) => [review, paper]);
}
