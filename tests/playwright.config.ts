import { defineConfig } from '@playwright/test';
import { setup, sites, urlVariable } from './sites.ts';

// The main process builds the sites, not the test workers.
if (process.env['TEST_WORKER_INDEX'] === undefined) await setup();

export default defineConfig({
  testDir: 'browser',
  // Its own folder, so that concurrent runs do not delete each other's files.
  outputDir: `../test-results/${(process.env['TEST_RUN'] ??= String(process.pid))}`,
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    baseURL: sites.real.url,
    launchOptions: {
      ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
        // Subsets of fonts have no hints: with those of whole fonts formulas would be wider.
        '--font-render-hinting=none',
      ],
    },
  },
  webServer: Object.entries(sites).map(([name, { base, built }]) => ({
    name,
    command: 'node src/commands/preview.ts',
    cwd: '..',
    env: { OUT_DIR: built, BASE_PATH: base, PORT: '0' },
    wait: { stdout: new RegExp(` is at (?<${urlVariable(name)}>http\\S+)`) },
  })),
});
