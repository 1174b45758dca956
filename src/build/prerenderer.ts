import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { base, origin } from '../environment.ts';
import { cached, versionOf } from '../cache.ts';

const withSlash = (path: string): string => path.replace(/\/?$/, '/');

/**
 * Renders pages as Astro does, and caches those that have a `cacheKey` by it, by the code, and by the
 * names of stylesheets, fonts and scripts, which change with what is in them. Astro's own
 * `experimental.incrementalBuild` (7.3) publishes a page that was cut short in its cache as it is.
 */
export function cachePages(astro: AstroPrerenderer, folder: string): AstroPrerenderer {
  const keys = new Map<string, string>();
  let setting: string[] = [];
  return {
    ...astro,
    async setup() {
      await astro.setup?.();
      const assets = readdirSync(join(folder, '_astro'), { recursive: true }).map(String);
      const config = readFileSync('astro.config.mjs', 'utf8');
      setting = [base, origin, ...assets.toSorted(), config, versionOf('src')];
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
      const page = await cached('pages', [key, pathname, ...setting], async () => {
        const rendered = await astro.render(request, options);
        const response = rendered instanceof Response ? rendered : rendered.response;
        if (!response.ok) throw new Error(`${pathname}: ${response.status}`);
        return Buffer.from(await response.arrayBuffer());
      });
      return new Response(page, { headers: { 'Content-Type': 'text/html' } });
    },
  };
}
