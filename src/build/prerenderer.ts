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

/**
 * Renders pages with Astro, and caches those that have a `cacheKey`. The key also covers the code,
 * and the content-hashed names of stylesheets, fonts and scripts. Cached pages are written directly:
 * through Astro it takes four times as long. Its own `experimental.incrementalBuild` (7.3) publishes
 * truncated cache entries as they are.
 */
export function cachePages(astro: AstroPrerenderer, folder: string): AstroPrerenderer {
  const keys = new Map<string, string[]>();
  let buildKey: string[] = [];
  let [rendered, total, started] = [0, 0, 0];
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
          keys.set(base.slice(0, -1) + path, key);
          return true;
        }
        const file = join(folder, path, 'index.html');
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
      showProgress('Rendering pages', (rendered += 1), total, started);
      const key = keys.get(withSlash(decodeURI(new URL(request.url).pathname)));
      if (!key) return page;
      const response = page instanceof Response ? page : page.response;
      if (!response.ok) throw new Error(`${request.url}: ${response.status}`);
      const html = Buffer.from(await response.arrayBuffer());
      writeEntry('pages', key, html);
      return new Response(html, { headers: { 'Content-Type': 'text/html' } });
    },
  };
}
