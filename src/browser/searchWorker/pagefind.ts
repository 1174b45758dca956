import { address } from '../../addresses.ts';
import { once } from './once.ts';
import { fetchFromParts, indexFolder, loadParts } from './parts.ts';
import { withTimeout } from './timeout.ts';

/** A page with hits, as Pagefind gives it. */
export interface Page {
  url: string;
  /** Its words, separated by spaces. */
  content: string;
  /** The opening of the page and each section with hits. The URL of a section has its id. */
  sub_results: Section[];
}

interface Section {
  url: string;
  title: string;
  /** Indexes of its hits among the words of the page. */
  locations: number[];
  /** Where it begins. */
  anchor?: { location: number };
}

interface Pagefind {
  mergeIndex(address: string, options: object): Promise<void>;
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** Loads the chunks of the index that a search for the text needs. */
  preload(text: string): Promise<void>;
  search(text: string): Promise<{ results: { id: string; data(): Promise<Page> }[] }>;
}

/** How many pages are loaded at most to find those that are meant. */
const maxPages = 100;

let loading: Promise<Pagefind> | undefined;
let failures = 0;

/**
 * The first pages that Pagefind finds and a condition keeps, and the slugs of those that follow.
 * @throws if a file of the index does not load; the next call tries again
 */
export async function pagesWith(
  query: string,
  isKept: (page: Page) => boolean,
  limit: number,
): Promise<{ pages: Page[]; others: string[] }> {
  try {
    return await withTimeout(findPages(query, isKept, limit));
  } catch (error) {
    loading = undefined;
    failures += 1;
    throw error;
  }
}

const findPages: typeof pagesWith = async (query, isKept, limit) => {
  // Texts write × between numbers.
  const text = query.replace(/(?<=\d) ?x ?(?=\d)/g, '×');
  const pagefind = await (loading ??= load());
  const { results } = await pagefind.search(text);
  const pages: Page[] = [];
  let asked = 0;
  while (pages.length < limit && asked < Math.min(results.length, maxPages)) {
    const next = results.slice(asked, Math.min(asked + limit, maxPages));
    const loaded = await Promise.all(next.map((page) => page.data()));
    pages.push(...loaded.filter(isKept));
    asked += next.length;
  }
  if (await lacksChunks(pagefind, text)) throw new Error('A chunk of the index did not load');
  const rest = results.slice(asked);
  const slugs = rest.length > 0 ? await loadSlugs() : new Map<string, string>();
  return { pages, others: rest.flatMap(({ id }) => slugs.get(id) ?? []) };
};

export const slugIn = (url: string): string => /reviews\/([^/]+)\//.exec(url)?.[1] ?? '';

/** The slugs of reviews by Pagefind's id of their page. */
const loadSlugs = once(async () => {
  const parts = await fetchFromParts<Record<string, string>>('slugs.json');
  return new Map(parts.flatMap(Object.entries<string>));
});

/**
 * Whether a chunk that a search for the text needs has not loaded. Pagefind hides the error, but
 * requests a failed chunk again, and a loaded one never.
 */
async function lacksChunks(pagefind: Pagefind, text: string): Promise<boolean> {
  const since = performance.now();
  await pagefind.preload(text);
  return performance
    .getEntriesByType('resource')
    .some(({ name, startTime }) => startTime >= since && name.endsWith('.pf_index'));
}

async function load(): Promise<Pagefind> {
  // Browsers never refetch a module that failed to load; another URL does.
  const retry = failures > 0 ? `?retry=${failures}` : '';
  const script = address(`pagefind/pagefind.js${retry}`);
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  const options = { baseUrl: address(), excerptLength: 24 };
  // Pagefind's own worker would hide its requests from `lacksChunks`.
  await pagefind.options({ ...options, noWorker: true });
  performance.setResourceTimingBufferSize(100_000);
  const [parts] = await Promise.all([loadParts(), pagefind.init()]);
  await Promise.all(
    parts.slice(1).map((part) => pagefind.mergeIndex(address(indexFolder(part)), options)),
  );
  return pagefind;
}
