import { absolute, address, facetAddress, reviewAddress } from '../../addresses.ts';
import { breakable, reviewerName, type Review } from '../../library/review.ts';
import { site } from '../../site.ts';

/** A review in schema.org's vocabulary: by its reviewer, of an article by its authors. */
export function structuredData(review: Review) {
  const url = absolute(reviewAddress(review.slug));
  return {
    '@context': 'https://schema.org',
    '@type': 'Review',
    '@id': url,
    url,
    name: `Review of “${review.title}”`,
    description: review.text.summary,
    inLanguage: site.language,
    license: site.licence.url,
    author: {
      '@type': 'Person',
      name: reviewerName(review),
      ...(review.aliases && { alternateName: review.aliases }),
      url: absolute(facetAddress('reviewer', review.slack)),
    },
    translator: { '@type': 'Organization', name: site.name, url: absolute(address()) },
    isBasedOn: review.collectedIn.source,
    publisher: { '@type': 'Organization', name: site.name, url: absolute(address()) },
    itemReviewed: {
      '@type': 'ScholarlyArticle',
      name: review.title,
      author: review.authors.map((name) => ({ '@type': 'Person', name: breakable(name) })),
      datePublished: String(review.year),
      url: review.link,
      ...(review.doi !== undefined && { sameAs: `https://doi.org/${review.doi}` }),
    },
  };
}
