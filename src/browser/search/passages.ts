import { address } from '../../addresses.ts';

/** A passage of a review's text that matches a query. */
export interface Passage {
  slug: string;
  /** The address of the section; of the review where it is before the first section. */
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
    if (await requestsChunks(pagefind, text)) throw new Error('A chunk of the index did not load');
    return pages.map(({ url, excerpt, sub_results: sections }) => {
      // A section tells more than the opening, which repeats the names.
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
 * Whether chunks are missing that a search for the text needs. Pagefind hides that a chunk failed, but
 * then it requests the chunk again, where one that has loaded is not requested twice.
 */
async function requestsChunks(pagefind: Pagefind, text: string): Promise<boolean> {
  const since = performance.now();
  await pagefind.preload(text);
  return performance
    .getEntriesByType('resource')
    .some(({ name, startTime }) => startTime >= since && name.endsWith('.pf_index'));
}

async function load(): Promise<Pagefind> {
  // The browser keeps a module that has failed; another URL loads it again.
  const retry = failures > 0 ? `?retry=${failures}` : '';
  const script = address(`pagefind/pagefind.js${retry}`);
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  const options = { baseUrl: address(), excerptLength: 24 };
  // What a worker requests is not in the timings of the page, which `requestsChunks` reads.
  await pagefind.options({ ...options, noWorker: true });
  performance.setResourceTimingBufferSize(100_000);
  const [response] = await Promise.all([fetch(address('pagefind/parts.json')), pagefind.init()]);
  if (!response.ok) throw new Error(`No number of parts: ${response.status}`);
  const parts = (await response.json()) as number;
  const further = Array.from({ length: parts - 1 }, (_, index) =>
    pagefind.mergeIndex(address(`pagefind/${index + 2}/`), options),
  );
  await Promise.all(further);
  return pagefind;
}
