import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { draftSelectors } from './src/build/draftSelectors.ts';
import { buildContent } from './src/build/content.ts';
import { serveContent } from './src/build/dev.ts';
import { buildInWorkers } from './src/build/integration.ts';
import { sitemapOptions } from './src/files/sitemap.ts';
import { mathFonts } from './src/build/fonts.ts';
import { publishWhole } from './src/build/publish.ts';
import { base, isDev, origin, outDir } from './src/environment.ts';

const draft = `${outDir}.new`;
// Astro would take these from the environment, where they mean something else, before its own.
for (const name of ['BASE_URL', 'SITE', 'DEV', 'PROD', 'MODE', 'SSR']) delete process.env[name];
// Whatever it is for the program that starts a build: what is built is what is published.
process.env.NODE_ENV = isDev ? 'development' : 'production';

/** What the formulas of every text print. */
async function formulaUses() {
  const { reviews, digests } = await buildContent();
  return [...reviews, ...digests].map(({ formulas }) => formulas);
}

export default defineConfig({
  site: origin,
  base,
  outDir: draft,
  // A build into another folder has a cache of its own.
  cacheDir: process.env.OUT_DIR ? `${outDir}.cache` : undefined,
  // In dev Astro would ask for a slash behind `osnet.bib`, which a built site has without.
  trailingSlash: isDev ? 'ignore' : 'always',
  // One of the two would be lost.
  prerenderConflictBehavior: 'error',
  // Prettier reads the templates as JSX does, where a line break next to a tag is no space.
  compressHTML: 'jsx',
  build: { inlineStylesheets: 'always', concurrency: 8 },
  // A font within a stylesheet would be loaded by pages that do not use it.
  vite: {
    build: { assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined) },
    plugins: [draftSelectors()],
  },
  // Editors complete and explain the frontmatter by it.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  integrations: [
    buildInWorkers(),
    serveContent(),
    mathFonts(formulaUses),
    sitemap(sitemapOptions(base, buildContent)),
    publishWhole(draft, outDir),
  ],
});
