import { paperItem, reviewItem, type Item } from '../citation/items.ts';
import { site } from '../site.ts';
import { absolute, reviewAddress } from './addresses.ts';
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

/** Papers and reviews of several reviews, in their order. */
export async function itemsOf(reviews: readonly Review[]): Promise<Item[]> {
  const pairs = await Promise.all(reviews.map(citationsOf));
  return pairs.flatMap(({ paper, review }) => [review, paper]);
}
