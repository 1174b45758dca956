import { defineConfig } from '@playwright/test';
import { serve } from '../src/commands/server.ts';
import { setup, sites, urlVariable } from './sites.ts';

// The main process builds and serves the sites; the test workers inherit their URLs.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  await setup();
  for (const [name, { base, built }] of Object.entries(sites)) {
    const { url } = await serve({ directory: built, base, port: 0 });
    process.env[urlVariable(name)] = url;
  }
}

export default defineConfig({
  testDir: 'browser',
  // Its own folder, so that concurrent runs do not delete each other's files.
  outputDir: `../test-results/${(process.env['TEST_RUN'] ??= String(process.pid))}`,
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    baseURL: sites.nine.url,
    launchOptions: {
      ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
        // Subsets of fonts have no hints: with those of whole fonts formulas would be wider.
        '--font-render-hinting=none',
      ],
    },
  },
});
