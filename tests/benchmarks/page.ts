/*
 * What a review costs on a slow phone, with and without its formulas: bytes and requests, first and
 * largest paint, blocking time and layout shift.
 * Prints medians; fails if formulas delay the first paint or shift the layout.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../src/commands/chromium.ts';
import { serve } from '../../src/commands/server.ts';
import { compress } from './compress.ts';
import { contentDir } from '../../src/environment.ts';
import { run } from './processes.ts';

const review = 'reviews/product-key-memory/';
const rounds = 15;
/** One frame at 60 Hz: a shorter delay is invisible, and indistinguishable from noise. */
const noise = 17;

/** The shift of one line of text; a formula that reflows when its font arrives is below it. */
const maxShift = 0.01;

/** Lighthouse's "slow 4G" and "mid-tier mobile". */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const slowerCpu = 4;

interface Paint {
  bytes: number;
  requests: number;
  /** Total blocking time: of each task over 50 ms, the part above 50 ms, as in Lighthouse. */
  blocked: number;
  first: number;
  largest: number;
  shift: number;
}

async function buildSite(root: string, name: string, change: (text: string) => string) {
  const content = join(root, `${name}-content`);
  const directory = join(root, name);
  await cp(contentDir, content, { recursive: true });
  for (const file of await readdir(join(content, 'reviews'))) {
    const path = join(content, 'reviews', file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }
  await run('astro', ['build'], { env: { CONTENT_DIR: content, OUT_DIR: directory } });
  await compress(directory);
  return serve({ directory, base: '/', port: 0 });
}

async function measure(browser: Browser, url: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu });
  let [bytes, requests] = [0, 0];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const paint = await page.evaluate(
    () =>
      new Promise<Omit<Paint, 'bytes' | 'requests'>>((resolve) => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            shift += (entry as unknown as { value: number }).value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        let blocked = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) blocked += Math.max(0, duration - 50);
        }).observe({ type: 'longtask', buffered: true });
        let largest = NaN;
        new PerformanceObserver((list) => {
          largest = list.getEntries().at(-1)?.startTime ?? largest;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => {
          const [first] = performance.getEntriesByName('first-contentful-paint');
          resolve({ first: first?.startTime ?? NaN, largest, shift, blocked });
        }, 200);
      }),
  );
  await context.close();
  return { ...paint, bytes, requests };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const root = await mkdtemp(join(tmpdir(), 'paint-'));
const sites = [
  { name: 'with math', site: await buildSite(root, 'math', (text) => text) },
  {
    name: 'without math',
    site: await buildSite(root, 'plain', (text) =>
      text.replace(/^(\s*)\$\$$/gm, '$1```').replace(/\$([^$\n]+)\$/g, '`$1`'),
    ),
  },
];
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const paints = new Map<string, Paint[]>(sites.map(({ name }) => [name, []]));
// Alternating, so that load on the machine affects both alike.
for (let round = 0; round < rounds; round += 1) {
  for (const { name, site } of sites) {
    paints.get(name)?.push(await measure(browser, site.url + review));
  }
}
await browser.close();
for (const { site } of sites) site.close();
await rm(root, { recursive: true, force: true });

const results = [...paints].map(([name, all]) => ({
  page: name,
  KB: Math.round(median(all.map(({ bytes }) => bytes)) / 1000),
  requests: median(all.map(({ requests }) => requests)),
  'first paint (ms)': Math.round(median(all.map(({ first }) => first))),
  'largest paint (ms)': Math.round(median(all.map(({ largest }) => largest))),
  'blocked (ms)': Math.round(median(all.map(({ blocked }) => blocked))),
  'layout shift': median(all.map(({ shift }) => shift)),
}));
console.table(results);
const [math, plain] = results;
if (!math || !plain) throw new Error('No measurements');
const late = math['first paint (ms)'] - plain['first paint (ms)'];
if (late > noise || math['layout shift'] > maxShift) {
  console.error(`Formulas delay the first paint by ${late} ms, shift ${math['layout shift']}.`);
  process.exitCode = 1;
}
