import { site } from './site.ts';

/** The environment; the tests' `CHROMIUM` and npm's own variables are read where they are used. */
const variables: NodeJS.ProcessEnv = typeof process === 'undefined' ? {} : process.env;

/** Vite defines `import.meta.env` in pages and scripts; config, commands and workers lack it. */
const inVite = typeof (import.meta.env as unknown) !== 'undefined';

/** Whether this is `npm run dev`, where content may change at any time. */
export const isDev: boolean = inVite ? import.meta.env.DEV : process.argv[2] === 'dev';

/** Whether this is `astro build`. */
export const isBuild: boolean = !inVite && process.argv[2] === 'build';

/** The base path of the site; starts and ends with `/`. */
export const base: string = inVite
  ? import.meta.env.BASE_URL.replace(/\/?$/, '/')
  : basePath(variables['BASE_PATH']);

/** The origin that the site is published at, without the base path. */
export const origin: string = (inVite ? import.meta.env.SITE : read('SITE_URL')) ?? site.url;

/** The folder of reviews, digests and figures; tests build from others. */
export const contentDir = read('CONTENT_DIR') ?? 'content';

/** The output folder of a build. */
export const outDir = read('OUT_DIR') ?? 'dist';

export const cacheDir = read('CACHE_DIR') ?? 'node_modules/.cache/article-essence';

/** The maximum number of workers; one per core if undefined. */
export const threads = wholeNumber('THREADS');

/** A part of the search index gets no further digest once it has this many reviews. */
export const reviewsPerPart = wholeNumber('REVIEWS_PER_PART') ?? 500;

/** The services that `npm run new` queries for metadata. */
export const services = {
  arxiv: read('ARXIV_API') ?? 'https://export.arxiv.org/api/query',
  crossref: read('CROSSREF_API') ?? 'https://api.crossref.org/works',
};

/** Where the built site is served; port 0 picks any free one. */
export function serverAddress(): { host: string; port: number } {
  const port = read('PORT') ?? '4321';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`PORT is ${port}: give a number from 0 to 65535, such as PORT=4321.`);
  }
  return { host: read('HOST') ?? 'localhost', port: Number(port) };
}

/** Adds the slashes that a base path lacks: `/article-essence/`. */
export function basePath(given = ''): string {
  const parts = given.split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || !/^[\w.~-]+$/.test(part))) {
    throw new Error(`BASE_PATH is ${given}: give a path, such as BASE_PATH=/article-essence/.`);
  }
  return parts.map((part) => `/${part}`).join('') + '/';
}

/** Reads a variable; an empty one counts as unset. */
function read(name: string): string | undefined {
  return variables[name] === '' ? undefined : variables[name];
}

/** @throws if the variable is set to anything but a positive whole number */
function wholeNumber(name: string): number | undefined {
  const value = read(name);
  if (value === undefined) return undefined;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new Error(`${name} is ${value}: give a whole number from 1.`);
}
