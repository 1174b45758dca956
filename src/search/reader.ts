import { facets, normalise, perFacet, rank, type Facet, type Query } from './query.ts';

/** One review that fits a query. */
export interface Result {
  address: string;
  title: string;
  /** Institution, country and year. */
  origin: string;
  reviewer: string;
  /** Escaped HTML in which `<mark>` is the only element. */
  excerpt: string;
}

/** What a query found. */
export interface Answer {
  results: Result[];
  /** How many reviews each value of a facet would leave. */
  counts: Record<Facet, Record<string, number>>;
}

interface PagefindResult {
  data(): Promise<{
    url: string;
    excerpt: string;
    meta: Record<string, string>;
    /** The page's opening, then each section that has hits; a section's url ends with its id. */
    sub_results: { url: string; excerpt: string }[];
  }>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(
    text: string | null,
    options: object,
  ): Promise<{ results: PagefindResult[]; filters: Record<string, Record<string, number>> }>;
}

/** Pagefind waits for ever where a file of its index is missing. */
const patience = 5000;
const mostResults = 50;

let loading: Promise<Pagefind> | undefined;

/**
 * Looks up a query. Loads Pagefind at the first one.
 * @throws Error if the index does not answer within five seconds; the next call tries again
 */
export async function search(query: Query): Promise<Answer> {
  try {
    return await inTime(look(query));
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

async function look({ text, chosen }: Query): Promise<Answer> {
  const pagefind = await (loading ??= load());
  const words = normalise(text);
  const filters = Object.fromEntries(
    facets
      .filter((facet) => chosen[facet].length > 0)
      .map((facet) => [facet, { any: [...chosen[facet]] }]),
  );
  const found = await pagefind.search(words || null, { filters });
  const pages = await Promise.all(found.results.slice(0, mostResults).map((page) => page.data()));
  const ranked = pages
    .map(({ url, excerpt, meta, sub_results: sections }) => ({
      address: url,
      title: meta['title'] ?? '',
      origin: meta['origin'] ?? '',
      reviewer: meta['reviewer'] ?? '',
      // What a section says tells more than names that stand above it anyway.
      excerpt: sections.find((section) => section.url.includes('#'))?.excerpt ?? excerpt,
      rank: rank(
        words,
        ['title', 'authors', 'reviewer', 'handle', 'aliases', 'origin'].map(
          (key) => meta[key] ?? '',
        ),
      ),
    }))
    .toSorted((a, b) => a.rank - b.rank);
  return { results: ranked, counts: perFacet((facet) => found.filters[facet] ?? {}) };
}

async function load(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength: 24 });
  await pagefind.filters();
  return pagefind;
}

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
