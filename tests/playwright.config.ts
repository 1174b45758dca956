import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { rmSync } from 'node:fs';
import { writeCollection } from './benchmarks/collection.ts';
import { sites } from './browser/sites.ts';

/** Only the process that starts the servers writes it, and not each of those that run tests. */
const many = resolve('.cache/many-content');
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  rmSync(many, { recursive: true, force: true });
  await writeCollection(many, 260);
}

/** Serves a built site; builds it first, where it is not the one in `dist`. */
function server(url: string, variables: Record<string, string>) {
  const { port, pathname } = new URL(url);
  const serve = 'node src/commands/preview.ts';
  return {
    command: 'OUT_DIR' in variables ? `astro build && ${serve}` : serve,
    cwd: '..',
    env: { ...variables, PORT: port, BASE_PATH: pathname },
    url,
    timeout: 120_000,
  };
}

export default defineConfig({
  testDir: 'browser',
  outputDir: '../test-results',
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    baseURL: sites.real,
    launchOptions: {
      ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: [
    server(sites.real, {}),
    server(sites.based, { OUT_DIR: '.cache/based' }),
    server(sites.everything, {
      OUT_DIR: '.cache/everything',
      CONTENT_DIR: 'tests/fixtures/everything',
    }),
    server(sites.hostile, { OUT_DIR: '.cache/hostile', CONTENT_DIR: 'tests/fixtures/hostile' }),
    // In as many parts of the search index as there are digests.
    server(sites.many, { OUT_DIR: '.cache/many', CONTENT_DIR: many, REVIEWS_PER_PART: '1' }),
  ],
});
