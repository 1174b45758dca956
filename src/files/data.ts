import { publishedVersion, type PublishedReview } from '../schema/published.ts';
import { absolute, address, digestAddress, reviewAddress, facetAddress } from '../addresses.ts';
import { citedItems } from './citation/citations.ts';
import type { Review } from '../library/review.ts';

/** A review as data for others. */
export function publishedReview(review: Review): PublishedReview {
  const { paper, review: own } = citedItems(review);
  const { collectedIn: digest, title, authors, year, link, doi, venue, provenance, slack } = review;
  return {
    $schema: absolute(address('schemas/review.json')),
    version: publishedVersion,
    address: absolute(reviewAddress(review.slug)),
    markdown: absolute(address(`reviews/${review.slug}.md`)),
    title,
    authors,
    institution: review.institution ?? [],
    country: review.country ?? [],
    year,
    link,
    ...(doi !== undefined && { doi }),
    ...(venue !== undefined && { venue }),
    code: review.code ?? [],
    topics: review.topics ?? [],
    reviewer: {
      ...(review.reviewer !== undefined && { name: review.reviewer }),
      slack,
      aliases: review.aliases ?? [],
      address: absolute(facetAddress('reviewer', slack)),
    },
    digest: {
      title: digest.title,
      number: review.number,
      source: digest.source,
      address: absolute(digestAddress(digest.slug)),
    },
    ...(provenance !== undefined && { provenance }),
    citations: [{ ...own }, { ...paper }],
  };
}

/** All reviews as data. */
export function publishedReviews(reviews: readonly Review[]) {
  return {
    $schema: absolute(address('schemas/reviews.json')),
    version: publishedVersion,
    reviews: reviews.map(publishedReview),
  };
}
