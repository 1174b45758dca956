import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { silenceTargetCurrent } from './src/build/cssWarnings.ts';
import { buildContent } from './src/build/content.ts';
import { serveContent } from './src/build/dev.ts';
import { buildInWorkers } from './src/build/integration.ts';
import { sitemapOptions } from './src/files/sitemap.ts';
import { subsetFonts } from './src/build/fonts.ts';
import { restoredPages } from './src/build/prerenderer.ts';
import { replaceSite, restoreSite } from './src/build/replaceSite.ts';
import { base, isDev, origin, outDir } from './src/environment.ts';

const draft = `${outDir}.new`;
// If set in the environment, where they mean something else, they would override Astro's own.
for (const name of ['BASE_URL', 'SITE', 'DEV', 'PROD', 'MODE', 'SSR']) delete process.env[name];
// Whatever the caller has set: builds are always for production.
process.env.NODE_ENV = isDev ? 'development' : 'production';

restoreSite(outDir);

async function texts() {
  const { reviews, digests } = await buildContent();
  return [...reviews, ...digests];
}

export default defineConfig({
  site: origin,
  base,
  outDir: draft,
  // A build into another folder has a cache of its own.
  cacheDir: process.env.OUT_DIR ? `${outDir}.cache` : undefined,
  // In dev Astro would require a trailing slash after `osnet.bib`, unlike on a built site.
  trailingSlash: isDev ? 'ignore' : 'always',
  // Otherwise one of the two pages would be lost.
  prerenderConflictBehavior: 'error',
  // Prettier formats templates as JSX, where a line break next to a tag is not a space.
  compressHTML: 'jsx',
  build: { inlineStylesheets: 'always', concurrency: 8 },
  // Fonts inlined into a stylesheet would be loaded even by pages that do not use them.
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    plugins: [silenceTargetCurrent()],
  },
  // Lets editors complete and explain the frontmatter.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  integrations: [
    buildInWorkers(),
    serveContent(),
    subsetFonts(texts),
    sitemap({ ...sitemapOptions(base, buildContent), customPages: restoredPages }),
    replaceSite(draft, outDir),
  ],
});
