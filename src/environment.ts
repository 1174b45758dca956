import { site } from './site.ts';

/** What builds and commands read. The tests' `CHROMIUM` and what npm sets are read where they are used. */
const variables: NodeJS.ProcessEnv = typeof process === 'undefined' ? {} : process.env;

/** Vite replaces `import.meta.env` in pages and scripts; config, commands and workers have none. */
const inVite = typeof (import.meta.env as unknown) !== 'undefined';

/** Whether this is `npm run dev`, where content may change at any moment. */
export const isDev: boolean = inVite ? import.meta.env.DEV : process.argv[2] === 'dev';

/** The path that the site lives under; starts and ends with `/`. */
export const base: string = inVite
  ? import.meta.env.BASE_URL.replace(/\/?$/, '/')
  : basePath(variables['BASE_PATH']);

/** The origin that the site is published at, without the base path. */
export const origin: string = (inVite ? import.meta.env.SITE : read('SITE_URL')) ?? site.url;

/** The folder of reviews, digests and figures; fixtures are built from other ones. */
export const contentDir = read('CONTENT_DIR') ?? 'content';

/** The folder that a build writes the site to. */
export const outDir = read('OUT_DIR') ?? 'dist';

export const cacheDir = read('CACHE_DIR') ?? 'node_modules/.cache/article-essence';

/** How many workers run at once; one for each core unless set. */
export const threads = wholeNumber('THREADS');

/** A part of the search index with this many reviews takes no further digest. */
export const reviewsPerPart = wholeNumber('REVIEWS_PER_PART') ?? 500;

/** The services that `npm run new` asks about papers. */
export const services = {
  arxiv: read('ARXIV_API') ?? 'https://export.arxiv.org/api/query',
  crossref: read('CROSSREF_API') ?? 'https://api.crossref.org/works',
};

/** Where the built site is served; a port of 0 is any free one. */
export function serverAddress(): { host: string; port: number } {
  const port = read('PORT') ?? '4321';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`PORT is ${port}: give a number from 0 to 65535, such as PORT=4321.`);
  }
  return { host: read('HOST') ?? 'localhost', port: Number(port) };
}

/** `/article-essence/` for that path with or without its slashes. */
export function basePath(given = ''): string {
  const parts = given.split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || !/^[\w.~-]+$/.test(part))) {
    throw new Error(`BASE_PATH is ${given}: give a path, such as BASE_PATH=/article-essence/.`);
  }
  return parts.map((part) => `/${part}`).join('') + '/';
}

/** A variable that a shell sets to nothing is not set. */
function read(name: string): string | undefined {
  return variables[name] === '' ? undefined : variables[name];
}

/** @throws if the variable is set to anything but a whole number from 1 */
function wholeNumber(name: string): number | undefined {
  const value = read(name);
  if (value === undefined) return undefined;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new Error(`${name} is ${value}: give a whole number from 1.`);
}
