import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { absolute } from '../addresses.ts';
import { base, origin } from '../environment.ts';
import { readEntry, versionOf, writeEntry } from '../cache.ts';
import { setProgressOutput, showProgress } from '../workers/progress.ts';

const withSlash = (path: string): string => path.replace(/\/?$/, '/');

/** The URLs of pages that were restored from the cache, for the sitemap: Astro does not know them. */
export const restoredPages: string[] = [];

/** By path, the keys of the pages that Astro renders and that may be cached. */
const rendered = new Map<string, string[]>();

/** Caches the pages that Astro has rendered, once all are written. */
export function cacheRendered(folder: string): void {
  for (const [path, key] of rendered)
    writeEntry('pages', key, readFileSync(pageFile(folder, path)));
}

const pageFile = (folder: string, path: string): string => join(folder, path, 'index.html');

/**
 * Restores pages that have a `cacheKey` from the cache, and renders the others with Astro. The key
 * also covers the code, and the content-hashed names of stylesheets, fonts and scripts. Cached pages
 * are written directly: through Astro it takes four times as long. Its own
 * `experimental.incrementalBuild` (7.3) publishes truncated cache entries as they are.
 */
export function restorePages(astro: AstroPrerenderer, folder: string): AstroPrerenderer {
  let buildKey: string[] = [];
  let [done, total, started] = [0, 0, 0];
  return {
    ...astro,
    async setup() {
      await astro.setup?.();
      // In a terminal Astro lists the pages from here on.
      if (!process.send) setProgressOutput(() => undefined);
      const assets = readdirSync(join(folder, '_astro'), { recursive: true }).map(String);
      const config = readFileSync('astro.config.mjs', 'utf8');
      buildKey = [base, origin, ...assets.toSorted(), config, versionOf('src')];
    },
    async getStaticPaths() {
      const paths = await astro.getStaticPaths();
      const byPath = Map.groupBy(paths, ({ pathname }) => withSlash(pathname));
      const missing = paths.filter(({ pathname, cacheKey }) => {
        const path = withSlash(pathname);
        // Left to Astro, which reports pages that share a path.
        if (cacheKey === undefined || byPath.get(path)?.length !== 1) return true;
        const key = [cacheKey, path, ...buildKey];
        const page = readEntry('pages', key);
        if (!page) {
          rendered.set(path, key);
          return true;
        }
        const file = pageFile(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, page);
        restoredPages.push(absolute(base + path.slice(1)));
        return false;
      });
      [total, started] = [missing.length, performance.now()];
      return missing;
    },
    async render(request, options) {
      const page = await astro.render(request, options);
      showProgress('Rendering pages', (done += 1), total, started);
      const { status } = page instanceof Response ? page : page.response;
      if (status >= 300 && !/\/404\/?$/.test(request.url)) {
        throw new Error(`${request.url}: ${status}`);
      }
      return page;
    },
  };
}
