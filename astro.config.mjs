import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { draftSelectors } from './src/build/draftSelectors.ts';
import { onAllCores } from './src/build/integration.ts';
import { readEnvironment } from './src/environment.ts';
import { allContent } from './src/library/content.ts';
import { reloadOnSave } from './src/library/loader.ts';
import { sitemapOptions } from './src/library/sitemap.ts';
import { mathFonts } from './src/markdown/fonts.ts';
import { publishWhole } from './src/release/whole.ts';
import { site } from './src/site.ts';

const { base, outDir } = readEnvironment();
const draft = `${outDir}.new`;
// Astro would take these from the environment, where they mean something else, before its own.
for (const name of ['BASE_URL', 'SITE', 'DEV', 'PROD', 'MODE', 'SSR']) delete process.env[name];
const isDev = process.argv[2] === 'dev';
// Whatever it is for the program that starts a build: what is built is what is published.
process.env.NODE_ENV = isDev ? 'development' : 'production';

/** What the formulas of every text print. */
async function formulaUses() {
  const { reviews, digests } = await allContent();
  return [...reviews, ...digests].map(({ formulas }) => formulas);
}

export default defineConfig({
  site: process.env.SITE_URL ?? site.url,
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
    onAllCores(),
    reloadOnSave(),
    mathFonts(formulaUses),
    sitemap(sitemapOptions(base)),
    publishWhole(draft, outDir),
  ],
});
