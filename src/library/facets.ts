import { nameSlug, type FacetName } from '../addresses.ts';
import { reviewerName, type Review } from './review.ts';
import { site } from '../site.ts';

/** Reviews that share a value of a facet. */
export interface Group {
  /** Its part of the address. */
  slug: string;
  name: string;
  reviews: [Review, ...Review[]];
}

/** One way to list reviews. */
interface Facet {
  /** The title of its index, and the label above the title of a value. */
  plural: string;
  label: string;
  valuesOf: (review: Review) => { slug: string; name: string }[];
  /** The title of a value's page and feeds. */
  title: (name: string) => string;
  /** Whether values are sorted in descending order, as years are. */
  isDescending?: boolean;
}

const named = (name: string) => ({ slug: nameSlug(name), name });

/** All facets. Their paths are in `addresses.ts`, as the browser uses them too. */
export const facets: Readonly<Record<FacetName, Facet>> = {
  reviewer: {
    plural: 'Reviewers',
    label: 'Reviewer',
    valuesOf: (review) => [{ slug: nameSlug(review.slack), name: reviewerName(review) }],
    title: (name) => `Reviews by ${name}`,
  },
  institution: {
    plural: 'Institutions',
    label: 'Institution',
    valuesOf: ({ institution = [] }) => institution.map(named),
    title: (name) => `Papers from ${name}`,
  },
  topic: {
    plural: 'Topics',
    label: 'Topic',
    valuesOf: ({ topics = [] }) => topics.map(named),
    title: (name) => `Papers on ${name}`,
  },
  year: {
    plural: 'Years',
    label: 'Year',
    valuesOf: ({ year }) => [named(String(year))],
    title: (name) => `Papers from ${name}`,
    isDescending: true,
  },
};

export const facetNames = Object.keys(facets) as FacetName[];

/** The values of a facet with their reviews, in the order of its index. */
export function groupsOf(facet: FacetName, reviews: readonly Review[]): Group[] {
  const groups = groupBy(reviews, facets[facet].valuesOf);
  return facets[facet].isDescending ? groups.toReversed() : groups;
}

/**
 * Groups reviews, in their original order, and sorts the groups by name.
 * @throws if two names share an address
 */
export function groupBy(reviews: readonly Review[], valuesOf: Facet['valuesOf']): Group[] {
  const groups = new Map<string, Group>();
  for (const review of reviews) {
    for (const { slug, name } of valuesOf(review)) {
      const group = groups.get(slug);
      if (!group) groups.set(slug, { slug, name, reviews: [review] });
      else if (group.name === name) group.reviews.push(review);
      else
        throw new Error(`${review.file}: "${name}" and "${group.name}" share the address ${slug}`);
    }
  }
  const sortName = ({ name }: Group): string => name.replace(/^@/, '');
  return [...groups.values()].toSorted((a, b) =>
    sortName(a).localeCompare(sortName(b), site.language),
  );
}
