import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sites } from '../tests/sites.ts';

const root = join(import.meta.dirname, '..');
const include = ['tests/{unit,build}/**/*.test.ts'];
const options = {
  root,
  // A test of a build starts Astro several times over, and may share its machine.
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
        // What is asked of the site's content must be true of the next digest, too.
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
