import { recordOf, type SearchRecord } from '../search/records.ts';
import { allContent } from './content.ts';
import { allReviews } from './reviews.ts';

/** What every review can be found by. */
export async function searchRecords(): Promise<SearchRecord[]> {
  const { reviews } = await allContent();
  const words = new Map(reviews.map(({ slug, formulas }) => [slug, formulas.words]));
  return (await allReviews()).map((review) => recordOf(review, words.get(review.slug) ?? []));
}
