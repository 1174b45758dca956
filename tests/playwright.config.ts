import { defineConfig } from '@playwright/test';

const based = { BASE_PATH: '/article-essence/', OUT_DIR: '.cache/based' };

export default defineConfig({
  testDir: 'browser',
  outputDir: '../test-results',
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    baseURL: 'http://localhost:4401/',
    launchOptions: {
      ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: [
    {
      command: 'node src/commands/preview.ts',
      cwd: '..',
      env: { PORT: '4401' },
      url: 'http://localhost:4401/',
    },
    {
      command: 'astro build && node src/commands/preview.ts',
      cwd: '..',
      env: { ...based, PORT: '4402' },
      url: 'http://localhost:4402/article-essence/',
      timeout: 120_000,
    },
  ],
});
