import type { FacetName } from '../addresses.ts';
import type { SearchRecord } from './records.ts';

/** A query: words, chosen values of facets, and an order. */
export interface Query {
  text: string;
  chosen: Readonly<Record<Facet, readonly string[]>>;
  newestFirst: boolean;
  /** Whether to search for the text as it is, without correcting it. */
  asTyped: boolean;
}

export type Facet = FacetName | 'digest';

/** What results can be filtered by, and the values that a review has. */
const valuesOf: Record<Facet, (record: SearchRecord) => readonly string[]> = {
  reviewer: ({ reviewer }) => [reviewer],
  institution: ({ institutions }) => institutions,
  year: ({ year }) => [String(year)],
  topic: ({ topics }) => topics,
  digest: ({ period }) => [period],
};

/** In the order that they are shown in; also the names of the URL parameters. */
export const facets = Object.keys(valuesOf) as Facet[];

/** The text to look up: without @, quotes and control characters, at most 300 characters. */
export function normalise(text: string): string {
  return text
    .slice(0, 300)
    .toWellFormed()
    .normalize('NFC')
    .replace(/["“”„«»\p{Cc}\uFFFD]/gu, ' ')
    .replace(/(^|\s)@+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Makes a value for each facet. */
function perFacet<Value>(make: (facet: Facet) => Value): Record<Facet, Value> {
  const values = facets.map((facet) => [facet, make(facet)]);
  return Object.fromEntries(values) as Record<Facet, Value>;
}

/** Whether a review has one of the chosen values of every facet. */
export function isChosen(record: SearchRecord, { chosen }: Query): boolean {
  return facets.every(
    (facet) =>
      chosen[facet].length === 0 ||
      valuesOf[facet](record).some((value) => chosen[facet].includes(value)),
  );
}

/** Counts the reviews with each value of each facet, given the choices in the other facets. */
export function countFacets(
  records: readonly SearchRecord[],
  query: Query,
): Record<Facet, Map<string, number>> {
  return perFacet((facet) => {
    const others = { ...query, chosen: { ...query.chosen, [facet]: [] } };
    const counts = new Map<string, number>(query.chosen[facet].map((value) => [value, 0]));
    const shown = records.filter((record) => isChosen(record, others));
    for (const value of shown.flatMap(valuesOf[facet])) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  });
}

/** Reads a query from the URL parameters of `/search/`. */
export function fromParameters(parameters: URLSearchParams): Query {
  return {
    text: parameters.get('q') ?? '',
    chosen: perFacet((facet) => parameters.getAll(facet)),
    newestFirst: parameters.get('sort') === 'year',
    asTyped: parameters.has('typed'),
  };
}

/** A query as the URL parameters of `/search/`. */
export function toParameters({ text, chosen, newestFirst, asTyped }: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  if (text) parameters.set('q', text);
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value);
  if (newestFirst) parameters.set('sort', 'year');
  if (asTyped) parameters.set('typed', '');
  return parameters;
}

/** Whether a query has chosen a value of a facet. */
export function hasChoice({ chosen }: Query): boolean {
  return facets.some((facet) => chosen[facet].length > 0);
}
