import { absolute, address, digestAddress, reviewAddress, facetAddress } from '../addresses.ts';
import { breakable, type Review } from '../library/review.ts';
import { publishedReviewSchema, publishedVersion } from '../schema/published.ts';
import { site } from '../site.ts';
import { itemsOf } from './citation/citations.ts';

/** A review as published data; the schema strips every other field. */
export function publishedReview(review: Review) {
  const { slug, slack, reviewer, aliases = [], number, collectedIn: digest } = review;
  return publishedReviewSchema.parse({
    ...{ institution: [], country: [], code: [], topics: [] },
    ...review,
    authors: review.authors.map(breakable),
    summary: review.text.summary,
    published: digest.to,
    language: site.language,
    $schema: absolute(address('schemas/review.json')),
    version: publishedVersion,
    address: absolute(reviewAddress(slug)),
    markdown: absolute(address(`reviews/${slug}.md`)),
    reviewer: {
      ...(reviewer !== undefined && { name: reviewer }),
      slack,
      aliases,
      address: absolute(facetAddress('reviewer', slack)),
    },
    digest: { ...digest, number, address: absolute(digestAddress(digest.slug)) },
    citations: itemsOf([review]),
  });
}

/** All reviews as published data. */
export function publishedReviews(reviews: readonly Review[]) {
  return {
    $schema: absolute(address('schemas/reviews.json')),
    version: publishedVersion,
    reviews: reviews.map(publishedReview),
  };
}
