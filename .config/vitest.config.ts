import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sites } from '../tests/sites.ts';

const root = join(import.meta.dirname, '..');
const include = ['tests/{unit,build}/**/*.test.ts'];
const options = {
  root,
  // A build test starts Astro several times, possibly on a busy machine.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  root,
  test: {
    globalSetup: 'tests/sites.ts',
    maxWorkers: '100%',
    projects: [
      { test: { ...options, name: 'all', include } },
      {
        // Tests of the site's content must pass with the next digest, too.
        test: {
          ...options,
          name: 'next digest',
          include: globSync(include, { cwd: root }).filter((file) =>
            readFileSync(join(root, file), 'utf8').includes('contentDir'),
          ),
          env: { CONTENT_DIR: sites.next.content },
        },
      },
    ],
  },
});
