/*
 * How long readers wait for results, and how much is loaded, on a site of so many reviews:
 * `node tests/benchmarks/latency.ts 10000`.
 * From the last keystroke to the first result, and until names, titles and texts are all searched.
 */
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
await compress(directory);
const site = await serve({ directory, base: '/', port: 0 });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();
let bytes = 0;
page.on('requestfinished', (request) => {
  void request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
    bytes += responseBodySize + responseHeadersSize;
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
/** In bytes: the limit for the list of names and the scripts that search it. */
const budget = size > 1000 ? 450_000 : 80_000;
if (late || untilFirst > budget) process.exitCode = 1;
