import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { base, origin } from '../environment.ts';
import { cached, versionOf } from '../cache.ts';

const withSlash = (path: string): string => path.replace(/\/?$/, '/');

/**
 * Renders pages with Astro and caches those that have a `cacheKey`. The key also covers the code,
 * and the content-hashed names of stylesheets, fonts and scripts. Astro's own
 * `experimental.incrementalBuild` (7.3) publishes truncated cache entries as they are.
 */
export function cachePages(astro: AstroPrerenderer, folder: string): AstroPrerenderer {
  const keys = new Map<string, string>();
  let buildKey: string[] = [];
  return {
    ...astro,
    async setup() {
      await astro.setup?.();
      const assets = readdirSync(join(folder, '_astro'), { recursive: true }).map(String);
      const config = readFileSync('astro.config.mjs', 'utf8');
      buildKey = [base, origin, ...assets.toSorted(), config, versionOf('src')];
    },
    async getStaticPaths() {
      const paths = await astro.getStaticPaths();
      for (const { pathname, cacheKey } of paths) {
        if (cacheKey !== undefined) keys.set(withSlash(base.slice(0, -1) + pathname), cacheKey);
      }
      return paths;
    },
    async render(request, options) {
      const { pathname } = new URL(request.url);
      const key = keys.get(withSlash(pathname));
      if (key === undefined) return astro.render(request, options);
      const page = await cached('pages', [key, pathname, ...buildKey], async () => {
        const rendered = await astro.render(request, options);
        const response = rendered instanceof Response ? rendered : rendered.response;
        if (!response.ok) throw new Error(`${pathname}: ${response.status}`);
        return Buffer.from(await response.arrayBuffer());
      });
      return new Response(page, { headers: { 'Content-Type': 'text/html' } });
    },
  };
}
