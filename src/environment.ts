import { site } from './site.ts';

/** Every environment variable that a build, a command or a test reads. Browsers have none. */
const variables: NodeJS.ProcessEnv = typeof process === 'undefined' ? {} : process.env;

/** Vite replaces `import.meta.env` in pages and scripts; config, commands and workers have none. */
const inVite = typeof (import.meta.env as unknown) !== 'undefined';

/** Whether this is `npm run dev`, where content may change at any moment. */
export const isDev: boolean = inVite ? import.meta.env.DEV : process.argv[2] === 'dev';

/** The path that the site lives under; starts and ends with `/`. */
export const base =
  `/${(inVite ? import.meta.env.BASE_URL : (variables['BASE_PATH'] ?? '/')).replace(/^\/+|\/+$/g, '')}/`.replace(
    '//',
    '/',
  );

/** The origin that the site is published at, without the base path. */
export const host: string = (inVite ? import.meta.env.SITE : variables['SITE_URL']) ?? site.url;

/** The folder of reviews, digests and figures; fixtures are built from other ones. */
export const contentDir = variables['CONTENT_DIR'] ?? 'content';

/** The folder that a build writes the site to. */
export const outDir = variables['OUT_DIR'] ?? 'dist';

/** The folder of what builds keep for the next one. */
export const cacheDir = variables['CACHE_DIR'] ?? 'node_modules/.cache/article-essence';

/** How many worker threads run at once; one for each core unless set. */
export const threads = wholeNumber('THREADS', 1);

/** A part of the search index is closed by the digest that brings it to this many reviews. */
export const reviewsPerPart = wholeNumber('REVIEWS_PER_PART', 1) ?? 500;

/** The services that `npm run new` asks about papers. */
export const services = {
  arxiv: variables['ARXIV_API'] ?? 'https://export.arxiv.org/api/query',
  crossref: variables['CROSSREF_API'] ?? 'https://api.crossref.org/works',
};

/** @throws if the variable is set to anything but a whole number of at least `min` */
function wholeNumber(name: string, min: number): number | undefined {
  const value = variables[name];
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min) {
    throw new Error(`${name} must be a whole number from ${min}, not "${value}"`);
  }
  return number;
}
