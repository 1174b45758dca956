import { address, reviewAddress } from '../../addresses.ts';
import type { Glossary } from '../../schema/glossary.ts';
import { expander } from '../../search/glossary.ts';
import { groupIndex, type Groups } from '../../search/groups.ts';
import { nameIndex, type Found } from '../../search/names.ts';
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
import { unpackRecords, type PackedRecords, type SearchRecord } from '../../search/records.ts';
import { findPassages, type Passage } from './passages.ts';

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

interface Names {
  records: SearchRecord[];
  find: ReturnType<typeof nameIndex>;
  findGroups: (text: string) => Groups;
  expand: ReturnType<typeof expander>;
}

/** Milliseconds to wait for either index. */
const timeout = 5000;

let loading: Promise<Names> | undefined;

/**
 * Loads the index of names, once.
 * @throws if it does not load within five seconds; the next call tries again
 */
export async function loadNames(): Promise<Names> {
  try {
    return await (loading ??= withTimeout(fetchNames()));
  } catch (error) {
    loading = undefined;
    throw error;
  }
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
  const found = text === '' ? { records } : find(text, { asTyped: true });
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
  const words = meaningful(wordsOf(text));
  const lookUp = async (some: string) => {
    const byName = find(some, { asTyped: true });
    const passages = await ask(some);
    return { byName, passages, isEmpty: byName.records.length + passages.length === 0 };
  };
  const asTyped = await lookUp(text);
  if (expanded?.isWhole) {
    const { byName, passages, isEmpty } = await lookUp(inTerms);
    if (!isEmpty) {
      const both = [...byName.records, ...asTyped.byName.records];
      const correction = asTyped.isEmpty ? inTerms : undefined;
      yield answer({ ...byName, records: both, correction }, [...passages, ...asTyped.passages]);
      return;
    }
  }
  if (!asTyped.isEmpty || query.asTyped) {
    yield answer(asTyped.byName, asTyped.passages);
    return;
  }
  const others = [words.join(' '), inTerms, meaningful(wordsOf(inTerms)).join(' ')];
  for (const some of new Set(others)) {
    const { byName, passages, isEmpty } = await lookUp(some);
    if (isEmpty) continue;
    const correction = some === others[0] ? undefined : inTerms;
    yield answer({ ...byName, correction }, passages);
    return;
  }
  for (const some of new Set([text, words.join(' ')])) {
    const corrected = find(some);
    if (corrected.records.length === 0) continue;
    const passages = await ask(corrected.correction ?? some);
    const groups = findGroups(corrected.correction ?? some);
    yield { ...answer(corrected, passages), groups };
    return;
  }
  for (const typed of otherLayouts(text)) {
    const passages = await ask(typed);
    if (passages.length === 0) continue;
    yield answer({ records: [], correction: typed }, passages);
    return;
  }
  const terms = meaningful(wordsOf(inTerms));
  const { found: close, passages } = await closest(terms, names ?? noNames, ask);
  yield { ...answer(close, passages), isClose: !failed.includes('text') };
}

const noNames: Names = {
  records: [],
  find: () => ({ records: [] }),
  findGroups: () => ({}),
  expand: () => undefined,
};

/** The share of a query, by weight of its words, that a review has to have. */
const minShare = 0.5;

/** Each costs a request. */
const maxWords = 8;

/**
 * The reviews that have most of the words of a query, rarer words weighing more; a word that nobody
 * wrote counts as the rarest.
 */
async function closest(
  words: readonly string[],
  { find, records }: Names,
  ask: (words: string) => Promise<Passage[]>,
): Promise<{ found: Found; passages: Passage[] }> {
  const shares = new Map<string, number>();
  const best = new Map<string, { passage: Passage; weight: number }>();
  let total = 0;
  for (const word of words.slice(0, maxWords)) {
    const passages = await ask(word);
    const byName = find(word, { asTyped: true }).records;
    const slugs = new Set([...byName, ...passages].map(({ slug }) => slug));
    const weight = Math.log(1 + records.length / Math.max(slugs.size, 1));
    total += weight;
    for (const slug of slugs) shares.set(slug, (shares.get(slug) ?? 0) + weight);
    for (const passage of passages) {
      const other = best.get(passage.slug);
      if (!other || other.weight < weight) best.set(passage.slug, { passage, weight });
    }
  }
  const close = [...shares]
    .filter(([, share]) => share >= minShare * total)
    .toSorted((a, b) => b[1] - a[1])
    .map(([slug]) => slug);
  const recordOf = new Map(records.map((record) => [record.slug, record]));
  return {
    found: { records: close.flatMap((slug) => recordOf.get(slug) ?? []) },
    passages: close.flatMap((slug) => best.get(slug)?.passage ?? []),
  };
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

async function fetchNames(): Promise<Names> {
  const [packed, glossary] = await Promise.all([
    fetchJson<PackedRecords>('search/records.json'),
    fetchJson<Glossary>('search/glossary.json'),
  ]);
  const records = unpackRecords(packed);
  const [find, findGroups] = [nameIndex(records), groupIndex(records)];
  return { records, find, findGroups, expand: expander(glossary) };
}

async function fetchJson<Data>(path: string): Promise<Data> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Data;
}

/** Rejects after the timeout: Pagefind has none of its own. */
function withTimeout<Value>(work: Promise<Value>): Promise<Value> {
  const expired = new Promise<never>((_resolve, reject) => {
    setTimeout(reject, timeout, new Error('The index did not answer in time'));
  });
  return Promise.race([work, expired]);
}

/** Whether a query has neither text nor chosen facets. */
export function isEmpty(query: Query): boolean {
  return normalise(query.text) === '' && !hasChoice(query);
}

function hasChoice({ chosen }: Query): boolean {
  return facets.some((facet) => chosen[facet].length > 0);
}
