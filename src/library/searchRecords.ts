import { identifierIn, type SearchRecord } from '../search/records.ts';
import { allReviews, reviewerName } from './reviews.ts';

/** What every review can be found by. */
export async function searchRecords(): Promise<SearchRecord[]> {
  return (await allReviews()).map((review) => ({
    slug: review.slug,
    title: review.title,
    authors: review.authors,
    institutions: review.institution ?? [],
    countries: review.country ?? [],
    year: review.year,
    reviewer: reviewerName(review),
    handle: review.slack,
    aliases: review.aliases ?? [],
    digest: review.digest,
    topics: review.topics ?? [],
    identifiers: [review.link, ...(review.doi === undefined ? [] : [`doi:${review.doi}`])]
      .map(identifierIn)
      .filter((identifier) => identifier !== undefined),
  }));
}
