/*
 * How long readers wait for results, and how much is loaded, on a site of so many reviews:
 * `node tests/benchmarks/latency.ts 10000`.
 * From the last keystroke to the first result, and until names, titles and texts are all searched.
 * Then the longest task of the page while it searches, on a CPU that is 4 times slower.
 */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../src/commands/chromium.ts';
import { serve } from '../../src/commands/server.ts';
import { compress } from './compress.ts';
import { wordsOf } from '../../src/search/spelling.ts';
import { writeCollection } from './collection.ts';
import { run } from './processes.ts';

const size = Number(process.argv[2] ?? 1000);
const root = await mkdtemp(join(tmpdir(), 'latency-'));
const content = join(root, 'content');
const directory = join(root, 'dist');
const records = await writeCollection(content, size);
await run('astro', ['build'], { env: { CONTENT_DIR: content, OUT_DIR: directory } });
await compress(directory, ['_astro/', 'search/', 'pagefind/', 'index.html']);
const site = await serve({ directory, base: '/', port: 0 });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();
let bytes = 0;
page.on('requestfinished', (request) => {
  // Chromium does not report the size of a worker's script.
  const file = join(directory, new URL(request.url()).pathname);
  void request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
    const body = responseBodySize || statSync(`${file}.br`, { throwIfNoEntry: false })?.size;
    bytes += (body ?? 0) + responseHeadersSize;
  });
});

await page.goto(site.url, { waitUntil: 'networkidle' });
bytes = 0;
await page.keyboard.press('/');
const box = page.getByRole('searchbox');
await page.getByText('Newest digests').waitFor();
const queries = records
  .filter((_, number) => number % Math.floor(size / 50) === 0)
  .flatMap(({ title, reviewer }) => [wordsOf(title).slice(1, 3).join(' '), reviewer.toLowerCase()]);
await box.fill(queries[0] ?? '');
await page.getByRole('listitem').first().waitFor();
const untilFirst = bytes;

const times: { first: number; settled: number }[] = [];
for (const query of queries) {
  await box.fill('');
  await page.getByText('Newest digests').waitFor();
  times.push(
    await box.evaluate(
      (input: HTMLInputElement, text) =>
        new Promise<{ first: number; settled: number }>((resolve) => {
          const list = document.querySelector('dialog .answer');
          const started = performance.now();
          let first = 0;
          const observer = new MutationObserver(() => {
            const now = performance.now() - started;
            if (!first && list?.querySelector('ol > li')) first = now;
            if (first && list?.ariaBusy === 'false') {
              observer.disconnect();
              resolve({ first, settled: now });
            }
          });
          if (list) observer.observe(list, { childList: true, attributes: true });
          input.value = text;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      query,
    ),
  );
}
const perQuery = (bytes - untilFirst) / times.length;

const slow = await browser.newPage();
const session = await slow.context().newCDPSession(slow);
await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
await slow.addInitScript(() => {
  const tasks: number[] = [];
  Object.assign(globalThis, { tasks });
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
});
await slow.goto(site.url, { waitUntil: 'networkidle' });
await slow.locator('a.open-search').click();
// Opening the dialog lays out the whole page.
await slow.getByRole('dialog').waitFor();
await slow.evaluate('tasks.length = 0');
for (const query of [...queries.slice(0, 4), 'attntion netwroks']) {
  await slow.getByRole('searchbox').fill('');
  await slow.getByRole('searchbox').pressSequentially(query, { delay: 60 });
  await slow.locator('dialog [aria-busy=false] ol > li').first().waitFor();
}
const tasks = await slow.evaluate<number[]>('tasks');
await browser.close();
site.close();
await rm(root, { recursive: true, force: true });

const quantile = (part: number, values: number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? NaN);
const row = (name: string, values: number[]) => ({
  name,
  'median (ms)': quantile(0.5, values),
  '95% (ms)': quantile(0.95, values),
});
console.log(`${size} reviews, ${times.length} queries`);
console.table([
  row(
    'first result',
    times.map(({ first }) => first),
  ),
  row(
    'settled',
    times.map(({ settled }) => settled),
  ),
]);
console.log(`until the first result: ${Math.round(untilFirst / 1000)} KB`);
console.log(`each further query: ${Math.round(perQuery / 1000)} KB`);
const late =
  quantile(
    0.95,
    times.map(({ first }) => first),
  ) > 50;
const longest = Math.round(Math.max(0, ...tasks));
console.log(`longest task, on a CPU 4 times slower: ${longest} ms`);
/** In bytes: the limit for the list of names and the scripts that search it. */
const budget = size > 1000 ? 370_000 : 62_000;
if (late || untilFirst > budget) process.exitCode = 1;
