import { defineConfig } from '@playwright/test';
import { writeCollection } from './benchmarks/collection.ts';
import { outputs, sites, urlVariable } from './browser/sites.ts';
import { writeNextDigest } from './fixtures/nextDigest.ts';

// Only the process that starts the servers writes them, and not each of those that run tests.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  await writeCollection(sites.many.content, 260);
  await writeNextDigest(sites.real.content, sites.next.content);
}

export default defineConfig({
  testDir: 'browser',
  outputDir: `../${outputs}`,
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
  // Each builds a site, where it is not the one that is built already, and serves it.
  webServer: Object.entries(sites).map(([name, { base, content, built, variables }]) => {
    const serve = 'node src/commands/preview.ts';
    return {
      name,
      command: name === 'real' ? serve : `astro build && ${serve}`,
      cwd: '..',
      env: { CONTENT_DIR: content, OUT_DIR: built, BASE_PATH: base, PORT: '0', ...variables },
      wait: { stdout: new RegExp(` is at (?<${urlVariable(name)}>http\\S+)`) },
      timeout: 120_000,
    };
  }),
});
