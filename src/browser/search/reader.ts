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
import { findPassages, type Passage } from './text.ts';

/** One review that fits a query. */
export interface Result {
  record: SearchRecord;
  address: string;
  /** Where its text fits the query. */
  passage: Passage | undefined;
}

/** What a query found so far. */
export interface Answer {
  results: Result[];
  /** How many reviews each value of a facet would leave. */
  counts: Record<Facet, Map<string, number>>;
  /** What was looked up in place of the query, where nothing fits the query itself. */
  correction: string | undefined;
  /** Which layers could not be asked. */
  missing: ('names' | 'text')[];
  /** Whether nothing more will come. */
  isWhole: boolean;
}

interface Names {
  records: SearchRecord[];
  find: (text: string) => Found;
}

const patience = 5000;

let loading: Promise<Names> | undefined;

/**
 * Loads what reviews are called, once. Called when a reader is about to ask.
 * @throws if it does not come within five seconds; the next call tries again
 */
export async function loadNames(): Promise<Names> {
  try {
    return await (loading ??= fetchNames());
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/**
 * Looks up a query: names and titles at once, then the full text.
 * @param show told of the answer as it grows
 * @param goOn asked, once names are shown, whether to look into the text
 */
export async function search(
  query: Query,
  show: (answer: Answer) => void,
  goOn: () => Promise<boolean>,
): Promise<void> {
  const text = normalise(query.text);
  const missing: Answer['missing'] = [];
  let names: Names | undefined;
  let found: Found = { records: [] };
  try {
    names = await loadNames();
    found = text === '' ? { records: names.records } : names.find(text);
  } catch {
    missing.push('names');
  }
  // Words that only a text can have come from the text; a number or an address does not.
  const asksText = text !== '' && parseIdentifier(text) === undefined;
  show(answerOf(query, found, [], names, missing, !asksText));
  if (!asksText || !(await goOn())) return;
  let passages: Passage[] = [];
  try {
    passages = await inTime(findPassages(found.correction ?? text));
  } catch {
    missing.push('text');
  }
  show(answerOf(query, found, passages, names, missing, true));
}

function answerOf(
  query: Query,
  found: Found,
  passages: readonly Passage[],
  names: Names | undefined,
  missing: Answer['missing'],
  isWhole: boolean,
): Answer {
  const passageOf = new Map(passages.map((passage) => [passage.slug, passage]));
  const bySlug = new Map(names?.records.map((record) => [record.slug, record]));
  const inText = passages.map(({ slug, section }) => bySlug.get(slug) ?? unnamed(slug, section));
  const all = [...new Map([...found.records, ...inText].map((one) => [one.slug, one])).values()];
  const named = new Set(found.records);
  // Of a review that is found by name, the opening of its page only says the name again.
  const telling = (record: SearchRecord, passage?: Passage): Passage | undefined =>
    named.has(record) && !passage?.section ? undefined : passage;
  const ordered = query.newestFirst ? all.toSorted((a, b) => b.year - a.year) : all;
  return {
    results: ordered
      .filter((record) => isChosen(record, query))
      .map((record) => ({
        record,
        address: reviewAddress(record.slug),
        passage: telling(record, passageOf.get(record.slug)),
      })),
    counts: countFacets(all, query),
    correction: found.correction,
    missing: [...missing],
    isWhole,
  };
}

/** What can be shown of a review of which only the text has come. */
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
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`No list of reviews: ${response.status}`);
  const records = unpackRecords((await response.json()) as PackedRecords);
  return { records, find: nameIndex(records) };
}

/** Pagefind waits for ever where a file of its index is missing. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The search index did not answer in time.'));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether anything was asked. */
export function isAsked(query: Query): boolean {
  return normalise(query.text) !== '' || facets.some((facet) => query.chosen[facet].length > 0);
}
