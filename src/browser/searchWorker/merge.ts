import { reviewAddress } from '../../addresses.ts';
import { countFacets, hasChoice, isChosen, type Facet, type Query } from '../../search/query.ts';
import type { SearchRecord } from '../../search/records.ts';
import { hasFields, hasPhrases, hasUnwanted, type Terms } from '../../search/terms.ts';
import type { Found } from './found.ts';
import type { Match } from './result.ts';

/** What a query asks for, and what is known of the reviews that may be its results. */
interface Asked {
  query: Query;
  terms: Terms;
  recordOf: ReadonlyMap<string, SearchRecord>;
  /** The slugs of reviews with a word that they should not have. */
  unwanted: ReadonlySet<string>;
}

/**
 * Results by name, then those by text only, without what the query leaves out; and how many reviews
 * have each value of a facet.
 */
export function merge(
  found: Found,
  { query, terms, recordOf, unwanted }: Asked,
): { matches: Match[]; counts: Record<Facet, Map<string, number>> } {
  // Of several passages of a review, the first.
  const passageOf = new Map(found.passages.toReversed().map((passage) => [passage.slug, passage]));
  const isInOrder = (record: SearchRecord): boolean =>
    passageOf.has(record.slug) || hasPhrases(record, terms);
  const slugsOf = (all: readonly { slug: string }[]): string[] => all.map(({ slug }) => slug);
  const byName = new Set(slugsOf(found.records.filter(isInOrder)));
  // Words that are spread over several fields say less than a passage with all of them.
  const strong = slugsOf(found.records.slice(0, found.strong).filter(isInOrder));
  const slugs = new Set([...strong, ...slugsOf(found.passages), ...byName, ...found.others]);
  const isWanted = (slug: string): boolean => {
    const record = recordOf.get(slug);
    if (!record) return terms.fields.length === 0 && !unwanted.has(slug);
    return hasFields(record, terms) && !hasUnwanted(record, terms) && !unwanted.has(slug);
  };
  const all = [...slugs].filter(isWanted).map((slug): Match => {
    const record = recordOf.get(slug);
    const passage = passageOf.get(slug);
    const { section = '' } = passage ?? {};
    return {
      title: record?.title ?? (section || slug),
      address: reviewAddress(slug),
      record,
      // The opening of a page only repeats the names that matched already.
      passage: section || !byName.has(slug) ? passage : undefined,
    };
  });
  const matches = all.filter(({ record }) =>
    record ? isChosen(record, query) : !hasChoice(query),
  );
  return {
    matches: query.newestFirst
      ? matches.toSorted((a, b) => (b.record?.year ?? 0) - (a.record?.year ?? 0))
      : matches,
    counts: countFacets(
      all.flatMap(({ record }) => record ?? []),
      query,
    ),
  };
}
