import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { contentDir } from '../src/environment.ts';
import { writeNextDigest } from '../tests/fixtures/nextDigest.ts';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, '.cache'), { recursive: true });
const next = mkdtempSync(join(root, '.cache', 'next-'));
process.on('exit', () => {
  rmSync(next, { recursive: true, force: true });
});
await writeNextDigest(resolve(root, contentDir), next);

const include = ['tests/{unit,build}/**/*.test.ts'];
const options = {
  // A test of a build starts Astro several times over, and may share its machine.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  root,
  test: {
    projects: [
      { test: { ...options, name: 'all', root, include } },
      {
        // What is asked of the site's content must be true of the next digest, too.
        test: {
          ...options,
          name: 'next digest',
          root,
          include: globSync(include, { cwd: root }).filter((file) =>
            readFileSync(join(root, file), 'utf8').includes('contentDir'),
          ),
          // It adds the next digest by itself.
          exclude: ['**/contribution.test.ts'],
          env: { CONTENT_DIR: next },
        },
      },
    ],
  },
});
