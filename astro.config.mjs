import { defineConfig } from 'astro/config';
import { searchIndex } from './src/search/integration.ts';

const outDir = process.env.OUT_DIR ?? './dist';

export default defineConfig({
  site: process.env.SITE_URL,
  base: process.env.BASE_PATH ?? '/',
  outDir,
  // A build into another folder is a build of its own: two may run at once.
  cacheDir: process.env.OUT_DIR ? `${outDir}.cache` : undefined,
  trailingSlash: 'always',
  // Prettier reads the templates as JSX does, where a line break next to a tag is no space.
  compressHTML: 'jsx',
  devToolbar: { enabled: false },
  integrations: [searchIndex()],
});
