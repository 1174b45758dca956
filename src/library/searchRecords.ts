import { recordOf, type SearchRecord } from '../search/records.ts';
import { allReviews, readBody } from './reviews.ts';

/** What every review can be found by. */
export async function searchRecords(): Promise<SearchRecord[]> {
  const reviews = await allReviews();
  return Promise.all(reviews.map(async (review) => recordOf(review, await readBody(review.file))));
}
