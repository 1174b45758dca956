import { reviewAddress } from '../../addresses.ts';
import type { Groups } from '../../search/groups.ts';
import type { Found } from '../../search/names.ts';
import {
  countFacets,
  facets,
  isChosen,
  normalise,
  type Facet,
  type Query,
} from '../../search/query.ts';
import { otherLayouts, wordsOf } from '../../search/spelling.ts';
import { meaningful } from '../../search/stopWords.ts';
import type { SearchRecord } from '../../search/records.ts';
import { closest } from './closest.ts';
import { loadNames, noNames } from './names.ts';
import { findPassages, type Passage } from './passages.ts';
import { withTimeout } from './timeout.ts';

/** A review that matches a query. */
export interface Result {
  title: string;
  address: string;
  /** Undefined if the index of names did not load. */
  record: SearchRecord | undefined;
  /** The passage of its text that matches. */
  passage: Passage | undefined;
}

/** The results of a query so far. */
export interface Answer {
  results: Result[];
  /** Reviewers and topics whose names match, with their addresses. */
  groups: Groups;
  /** How many reviews have each value of a facet. */
  counts: Record<Facet, Map<string, number>>;
  /** Whether no review has all words of the query: these have most. */
  isClose: boolean;
  /** The corrected query that was searched for, if nothing matches the original. */
  correction: string | undefined;
  /** The indexes that could not be searched. */
  failed: ('names' | 'text')[];
  /** Whether no more results will come. */
  isComplete: boolean;
}

/**
 * Searches names and titles at once, then the full text: for all words of the query, then without
 * those that carry no meaning, then corrected, then for most of them.
 */
export async function* search(query: Query): AsyncGenerator<Answer> {
  const text = normalise(query.text);
  const failed: Answer['failed'] = [];
  const names = await loadNames().catch(() => {
    failed.push('names');
  });
  const { records, find, findGroups, expand } = names ?? noNames;
  const found: Found = text === '' ? { records } : find(text, { asTyped: true });
  const answer = (found: Found, passages: readonly Passage[]) => ({
    ...merge(query, found, passages, records),
    ...{ groups: findGroups(text), correction: found.correction, failed: [...failed] },
    ...{ isClose: false, isComplete: true },
  });
  // The full text does not contain identifiers.
  const hasText = text !== '' && !found.isIdentified;
  yield { ...answer(found, []), isComplete: !hasText };
  if (!hasText) return;
  const ask = async (words: string): Promise<Passage[]> => {
    // Each would wait as long.
    if (failed.includes('text')) return [];
    try {
      return await withTimeout(findPassages(words));
    } catch {
      failed.push('text');
      return [];
    }
  };
  const expanded = query.asTyped ? undefined : expand(text);
  const inTerms = expanded?.text ?? text;
  const lookUp = async (some: string) => {
    const byName = find(some, { asTyped: true });
    const passages = await ask(some);
    return { byName, passages, isEmpty: byName.records.length + passages.length === 0 };
  };
  const typed = await ask(text);
  const isEmpty = found.records.length + typed.length === 0;
  if (expanded?.isWhole) {
    const inTerm = await lookUp(inTerms);
    if (!inTerm.isEmpty) {
      const records = [...inTerm.byName.records, ...found.records];
      const correction = isEmpty ? inTerms : undefined;
      yield answer({ ...inTerm.byName, records, correction }, [...inTerm.passages, ...typed]);
      return;
    }
  }
  if (!isEmpty || query.asTyped) {
    yield answer(found, typed);
    return;
  }
  const meant = meaningful(wordsOf(text)).join(' ');
  const terms = meaningful(wordsOf(inTerms));
  for (const some of new Set([meant, inTerms, terms.join(' ')])) {
    // Asked already.
    if (some === text) continue;
    const { byName, passages, isEmpty } = await lookUp(some);
    if (isEmpty) continue;
    const correction = some === meant ? undefined : inTerms;
    yield answer({ ...byName, correction }, passages);
    return;
  }
  for (const some of new Set([text, meant])) {
    const corrected = find(some);
    if (corrected.records.length === 0) continue;
    const passages = await ask(corrected.correction ?? some);
    const groups = findGroups(corrected.correction ?? some);
    yield { ...answer(corrected, passages), groups };
    return;
  }
  for (const correction of otherLayouts(text)) {
    const passages = await ask(correction);
    if (passages.length === 0) continue;
    yield answer({ records: [], correction }, passages);
    return;
  }
  const { found: close, passages } = await closest(terms, names ?? noNames, ask);
  yield { ...answer(close, passages), isClose: !failed.includes('text') };
}

/** Results by name, then those by text only. */
function merge(
  query: Query,
  found: Found,
  passages: readonly Passage[],
  records: readonly SearchRecord[],
): Pick<Answer, 'results' | 'counts'> {
  const passageOf = new Map(passages.map((passage) => [passage.slug, passage]));
  const recordOf = new Map(records.map((record) => [record.slug, record]));
  const byName = new Set(found.records.map(({ slug }) => slug));
  // Words that are spread over several fields say less than a passage with all of them.
  const strong = [...byName].slice(0, found.strong);
  const all = [...new Set([...strong, ...passageOf.keys(), ...byName])].map((slug): Result => {
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
  const results = all.filter(({ record }) =>
    record ? isChosen(record, query) : !hasChoice(query),
  );
  return {
    results: query.newestFirst
      ? results.toSorted((a, b) => (b.record?.year ?? 0) - (a.record?.year ?? 0))
      : results,
    counts: countFacets(
      all.flatMap(({ record }) => record ?? []),
      query,
    ),
  };
}

/** Whether a query has neither text nor chosen facets. */
export function isEmpty(query: Query): boolean {
  return normalise(query.text) === '' && !hasChoice(query);
}

function hasChoice({ chosen }: Query): boolean {
  return facets.some((facet) => chosen[facet].length > 0);
}
