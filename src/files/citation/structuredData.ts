import type {
  BreadcrumbList,
  Dataset,
  Graph,
  PropertyValue,
  Review as SchemaReview,
  Thing,
  WithContext,
} from 'schema-dts';
import { absolute, address, digestAddress, facetAddress, reviewAddress } from '../../addresses.ts';
import { breakable, reviewerName, reviewTitle, type Review } from '../../library/review.ts';
import { identifiersOf } from '../../schema/identifier.ts';
import { site } from '../../site.ts';
import { reviewFormats } from '../reviewFormats.ts';

const publisher = {
  '@type': 'Organization',
  name: site.name,
  url: absolute(address()),
} as const;

/** Data for a `<script>`, escaped so that no text in it can close that. */
export function jsonLd(data: Graph | WithContext<Thing>): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** All reviews as data to download, in schema.org's vocabulary. */
export function datasetOfReviews(): WithContext<Dataset> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: `The reviews of ${site.name}`,
    description: site.description,
    url: absolute(address('data/')),
    license: site.licence.url,
    creator: publisher,
    distribution: (['json', 'bib'] as const).map((format) => ({
      '@type': 'DataDownload',
      encodingFormat: reviewFormats[format].type,
      contentUrl: absolute(address(`reviews.${format}`)),
    })),
  };
}

/** A review in schema.org's vocabulary, by its reviewer, of an article by its authors; and its place. */
export function structuredData(review: Review): Graph {
  return { '@context': 'https://schema.org', '@graph': [reviewData(review), breadcrumbs(review)] };
}

function reviewData(review: Review): SchemaReview {
  const { slug, title, authors, year, link, doi, journal, slack, aliases, text, collectedIn } =
    review;
  const url = absolute(reviewAddress(slug));
  return {
    '@type': 'Review',
    '@id': url,
    url,
    name: reviewTitle(review),
    description: text.summary,
    datePublished: collectedIn.to,
    inLanguage: site.language,
    license: site.licence.url,
    author: {
      '@type': 'Person',
      name: reviewerName(review),
      ...(aliases && { alternateName: aliases }),
      url: absolute(facetAddress('reviewer', slack)),
      identifier: property(site.source.chat, slack),
    },
    translator: publisher,
    isBasedOn: {
      '@type': 'CreativeWork',
      url: collectedIn.source,
      datePublished: collectedIn.to,
      inLanguage: { '@type': 'Language', name: site.source.language },
    },
    isPartOf: {
      '@type': 'CreativeWork',
      name: collectedIn.title,
      url: absolute(digestAddress(collectedIn.slug)),
    },
    publisher,
    itemReviewed: {
      '@type': 'ScholarlyArticle',
      name: title,
      author: authors.map((name) => ({ '@type': 'Person', name: breakable(name) })),
      datePublished: String(year),
      url: link,
      identifier: identifiersOf(review)
        .filter(({ kind }) => kind !== 'address')
        .map(({ kind, value, version = '' }) => property(kind, value + version)),
      ...(journal !== undefined && { isPartOf: { '@type': 'Periodical', name: journal } }),
      ...(doi !== undefined && { sameAs: `https://doi.org/${doi}` }),
    },
  };
}

function property(propertyID: string, value: string): PropertyValue {
  return { '@type': 'PropertyValue', propertyID, value };
}

function breadcrumbs({ slug, title, collectedIn }: Review): BreadcrumbList {
  const trail = [
    [site.name, address()],
    [collectedIn.title, digestAddress(collectedIn.slug)],
    [title, reviewAddress(slug)],
  ] as const;
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    })),
  };
}
