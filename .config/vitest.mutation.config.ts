import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests of what is mutated, each of which takes seconds at most. */
const tests = [
  ...[
    'addresses',
    'card',
    'catalogue',
    'citation',
    'compile',
    'drawing',
    'files',
    'library',
    'markdown',
  ],
  ...['names', 'pagination', 'papers', 'plainMath', 'query', 'schema', 'sitemap'],
];

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: tests.map((name) => `tests/unit/${name}.test.ts`),
    setupFiles: ['tests/setup/inProcess.ts'],
    testTimeout: 30_000,
    // A worker for all files: to load packages takes longer than most tests.
    isolate: false,
  },
});
