import { defineConfig } from '@playwright/test';
import { setup, sites, urlVariable } from './sites.ts';

// Only the process that starts the servers builds the sites, and not each of those that run tests.
if (process.env['TEST_WORKER_INDEX'] === undefined) await setup();

export default defineConfig({
  testDir: 'browser',
  // Two runs at once do not clean up after each other.
  outputDir: `../test-results/${(process.env['TEST_RUN'] ??= String(process.pid))}`,
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    baseURL: sites.real.url,
    launchOptions: {
      ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
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
