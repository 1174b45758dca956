/** What the reader asked for: words, and chosen values of facets. */
export interface Query {
  text: string;
  chosen: Readonly<Record<Facet, readonly string[]>>;
}

/** What results can be narrowed by; also the names of Pagefind's filters and of the parameters. */
export const facets = ['reviewer', 'institution', 'year', 'topic'] as const;
export type Facet = (typeof facets)[number];

/** The words that are looked up: without @, quotes and control characters, and not too long. */
export function normalise(text: string): string {
  return text
    .slice(0, 300)
    .toWellFormed()
    .normalize('NFC')
    .replace(/["\p{Cc}\uFFFD]/gu, ' ')
    .replace(/(^|\s)@+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A value for each facet. */
export function perFacet<Value>(make: (facet: Facet) => Value): Record<Facet, Value> {
  return {
    reviewer: make('reviewer'),
    institution: make('institution'),
    year: make('year'),
    topic: make('topic'),
  };
}

/** Reads a query from the address of `/search/`. */
export function fromParameters(parameters: URLSearchParams): Query {
  return {
    text: parameters.get('q') ?? '',
    chosen: perFacet((facet) => parameters.getAll(facet)),
  };
}

/** A query as the address of `/search/` holds it. */
export function toParameters({ text, chosen }: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  if (text) parameters.set('q', text);
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value);
  return parameters;
}

/**
 * How well a review's names fit: 0 for a whole field, 1 where one field holds every word, 2 where
 * all of them together do, 3 where only the text can.
 * @param text normalised query
 * @param fields title, authors, reviewer, handle and the like
 */
export function rank(text: string, fields: readonly string[]): number {
  const wanted = wordsOf(text);
  if (fields.some((field) => wordsOf(field).join(' ') === wanted.join(' '))) return 0;
  const holds = (field: string): boolean => {
    const words = wordsOf(field);
    return wanted.every((word) => words.some((other) => other.startsWith(word)));
  };
  if (fields.some(holds)) return 1;
  return holds(fields.join(' ')) ? 2 : 3;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
