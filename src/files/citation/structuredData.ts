import type { Review as ReviewThing, WithContext } from 'schema-dts';
import { reviewerName } from '../../library/review.ts';
import type { ReviewData } from '../../schema/review.ts';

/**
 * A review in the terms of schema.org: a review by its reviewer, of an article by its authors.
 * @param addresses whole, of the review, its reviewer and the site
 */
export function structuredData(
  review: ReviewData,
  summary: string,
  addresses: { review: string; reviewer: string; site: string },
  siteName: string,
): WithContext<ReviewThing> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Review',
    '@id': addresses.review,
    url: addresses.review,
    name: `Review of “${review.title}”`,
    description: summary,
    inLanguage: 'en',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    author: {
      '@type': 'Person',
      name: reviewerName(review),
      ...(review.aliases && { alternateName: review.aliases }),
      url: addresses.reviewer,
    },
    publisher: { '@type': 'Organization', name: siteName, url: addresses.site },
    itemReviewed: {
      '@type': 'ScholarlyArticle',
      name: review.title,
      author: review.authors.map((name) => ({ '@type': 'Person', name })),
      datePublished: String(review.year),
      url: review.link,
      ...(review.doi !== undefined && { sameAs: `https://doi.org/${review.doi}` }),
    },
  };
}
