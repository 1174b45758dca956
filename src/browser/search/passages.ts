import { address } from '../../addresses.ts';

/** A passage of a review's text that matches a query. */
export interface Passage {
  slug: string;
  /** The address of its section, or of the review if it precedes the first section. */
  address: string;
  /** The title of the section, or empty. */
  section: string;
  /** Escaped HTML with `<mark>` as the only element. */
  excerpt: string;
}

interface PagefindResult {
  data(): Promise<{
    url: string;
    excerpt: string;
    /** The opening of the page and each section with hits. The URL of a section has its id. */
    sub_results: { url: string; title: string; excerpt: string }[];
  }>;
}

interface Pagefind {
  mergeIndex(address: string, options: object): Promise<void>;
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** Loads the chunks of the index that a search for the text needs. */
  preload(text: string): Promise<void>;
  search(text: string): Promise<{ results: PagefindResult[] }>;
}

/** Each costs a request. */
const maxPassages = 20;

let loading: Promise<Pagefind> | undefined;
let failures = 0;

/**
 * Searches the full text of all reviews.
 * @returns the best passage of each review that matches, best first
 * @throws if a file of the index does not load; the next call tries again
 */
export async function findPassages(text: string): Promise<Passage[]> {
  try {
    const pagefind = await (loading ??= load());
    const { results } = await pagefind.search(text);
    const pages = await Promise.all(results.slice(0, maxPassages).map((page) => page.data()));
    if (await lacksChunks(pagefind, text)) throw new Error('A chunk of the index did not load');
    return pages.map(({ url, excerpt, sub_results: sections }) => {
      // A section says more than the opening, which repeats the names.
      const section = sections.find((part) => part.url.includes('#'));
      return {
        slug: /reviews\/([^/]+)\//.exec(url)?.[1] ?? '',
        address: section?.url ?? url,
        section: section?.title ?? '',
        excerpt: section?.excerpt ?? excerpt,
      };
    });
  } catch (error) {
    loading = undefined;
    failures += 1;
    throw error;
  }
}

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
  // A worker's requests are missing from the page's resource timings, which `lacksChunks` reads.
  await pagefind.options({ ...options, noWorker: true });
  performance.setResourceTimingBufferSize(100_000);
  const [response] = await Promise.all([fetch(address('pagefind/parts.json')), pagefind.init()]);
  if (!response.ok) throw new Error(`No number of parts: ${response.status}`);
  const parts = (await response.json()) as number;
  const others = Array.from({ length: parts - 1 }, (_, index) =>
    pagefind.mergeIndex(address(`pagefind/${index + 2}/`), options),
  );
  await Promise.all(others);
  return pagefind;
}
