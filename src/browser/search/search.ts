import { address, reviewAddress } from '../../addresses.ts';
import { parseIdentifier } from '../../schema/identifier.ts';
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

/** Searches names and titles at once, then the full text. */
export async function* search(query: Query): AsyncGenerator<Answer> {
  const text = normalise(query.text);
  const failed: Answer['failed'] = [];
  let records: SearchRecord[] = [];
  let found: Found = { records };
  let groups: Groups = {};
  try {
    const names = await loadNames();
    ({ records } = names);
    found = text === '' ? { records } : names.find(text, query);
    groups = names.findGroups(found.correction ?? text);
  } catch {
    failed.push('names');
  }
  const { correction } = found;
  // The full text does not contain identifiers.
  const hasText = text !== '' && parseIdentifier(text) === undefined;
  const byName = merge(query, found, [], records);
  yield { ...byName, groups, correction, failed: [...failed], isComplete: !hasText };
  if (!hasText) return;
  let passages: Passage[] = [];
  try {
    passages = await withTimeout(findPassages(correction ?? text));
  } catch {
    failed.push('text');
  }
  const all = merge(query, found, passages, records);
  yield { ...all, groups, correction, failed, isComplete: true };
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
  const all = [...new Set([...byName, ...passageOf.keys()])].map((slug): Result => {
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
  const response = await fetch(address('search/records.json'));
  if (!response.ok) throw new Error(`No records: ${response.status}`);
  const records = unpackRecords((await response.json()) as PackedRecords);
  return { records, find: nameIndex(records), findGroups: groupIndex(records) };
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
