import { address, reviewAddress } from '../../addresses.ts';
import { parseIdentifier } from '../../schema/identifier.ts';
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
  record: SearchRecord;
  address: string;
  /** The passage of its text that matches. */
  passage: Passage | undefined;
}

/** The results of a query so far. */
export interface Answer {
  results: Result[];
  /** How many reviews have each value of a facet. */
  counts: Record<Facet, Map<string, number>>;
  /** What was looked up instead of the query, where nothing matches the query itself. */
  correction: string | undefined;
  /** The indexes that could not be searched. */
  failed: ('names' | 'text')[];
  /** Whether no more results will come. */
  isComplete: boolean;
}

interface Names {
  records: SearchRecord[];
  find: (text: string) => Found;
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
    return await (loading ??= fetchNames());
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** Searches names and titles at once, then the full text. */
export async function search(
  query: Query,
  {
    onAnswer,
    shouldSearchText,
  }: {
    /** Called with the answer as it grows. */
    onAnswer: (answer: Answer) => void;
    /** Called once names are shown. */
    shouldSearchText: () => Promise<boolean>;
  },
): Promise<void> {
  const text = normalise(query.text);
  const failed: Answer['failed'] = [];
  let records: SearchRecord[] = [];
  let found: Found = { records };
  try {
    const names = await loadNames();
    ({ records } = names);
    found = text === '' ? { records } : names.find(text);
  } catch {
    failed.push('names');
  }
  // No text has what an identifier stands for.
  const hasText = text !== '' && parseIdentifier(text) === undefined;
  const answer = (passages: readonly Passage[]): Omit<Answer, 'isComplete'> => ({
    ...merge(query, found, passages, records),
    correction: found.correction,
    failed: [...failed],
  });
  onAnswer({ ...answer([]), isComplete: !hasText });
  if (!hasText || !(await shouldSearchText())) return;
  let passages: Passage[] = [];
  try {
    passages = await withTimeout(findPassages(found.correction ?? text));
  } catch {
    failed.push('text');
  }
  onAnswer({ ...answer(passages), isComplete: true });
}

/** Results by name, then those by text only. */
function merge(
  query: Query,
  found: Found,
  passages: readonly Passage[],
  records: readonly SearchRecord[],
): Pick<Answer, 'results' | 'counts'> {
  const passageOf = new Map(passages.map((passage) => [passage.slug, passage]));
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  const byText = passages.map(({ slug, section }) => bySlug.get(slug) ?? unnamed(slug, section));
  const all = [...new Map([...found.records, ...byText].map((one) => [one.slug, one])).values()];
  const byName = new Set(found.records);
  const ordered = query.newestFirst ? all.toSorted((a, b) => b.year - a.year) : all;
  return {
    results: ordered
      .filter((record) => isChosen(record, query))
      .map((record) => {
        const passage = passageOf.get(record.slug);
        // The opening of a page only repeats the names that its review was found by.
        const isTelling = !byName.has(record) || passage?.section;
        return {
          record,
          address: reviewAddress(record.slug),
          passage: isTelling ? passage : undefined,
        };
      }),
    counts: countFacets(all, query),
  };
}

/** The record of a review found by its text, where the records did not load. */
function unnamed(slug: string, section: string): SearchRecord {
  return {
    slug,
    title: section || slug,
    authors: [],
    institutions: [],
    countries: [],
    year: NaN,
    reviewer: '',
    handle: '',
    aliases: [],
    digest: '',
    topics: [],
    identifiers: [],
    formulas: [],
  };
}

async function fetchNames(): Promise<Names> {
  const response = await fetch(address('search/records.json'), {
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`No records: ${response.status}`);
  const records = unpackRecords((await response.json()) as PackedRecords);
  return { records, find: nameIndex(records) };
}

/** Pagefind has no timeout of its own. */
function withTimeout<Value>(work: Promise<Value>): Promise<Value> {
  const expired = new Promise<never>((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error('The full-text index did not answer in time'));
    }, timeout);
  });
  return Promise.race([work, expired]);
}

/** Whether a query has neither words nor chosen values. */
export function isEmpty(query: Query): boolean {
  return normalise(query.text) === '' && facets.every((facet) => query.chosen[facet].length === 0);
}
