/*
 * What readers ask, in their own words, and what should be found first: the site's search beside
 * plain Pagefind and MiniSearch over the same texts. Asked of the built site, in a browser.
 * Prints recall@1 for each kind of query, and for six words of a sentence whether the first link
 * leads to their section.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import MiniSearch from 'minisearch';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { findBrowser } from '../../src/commands/chromium.ts';
import { serve } from '../../src/commands/server.ts';
import { buildContent } from '../../src/build/content.ts';
import { libraryOf } from '../../src/library/library.ts';
import { sourceText } from '../../src/compile/text.ts';
import { outDir } from '../../src/environment.ts';
import { hasClass } from '../../src/markdown/elements.ts';
import { randomNumbers } from './collection.ts';

interface Query {
  kind: string;
  q: string;
  /** The slugs of what should be found, or none. */
  expect: string[];
}

/** The slugs that a search finds, best first, and the address of its first link. */
interface Found {
  slugs: string[];
  first?: string;
}

type Search = (text: string) => Promise<Found>;

/** Of a larger collection, the phrases of the first reviews are asked for. */
const maxPhrases = 100;

const [file = 'tests/benchmarks/reader-queries.json'] = process.argv.slice(2);
const queries = JSON.parse(await readFile(file, 'utf8')) as Query[];
const { reviews } = libraryOf(await buildContent());
const texts = await Promise.all(reviews.map(sourceText));

const { url, close } = await serve({ directory: outDir, base: '/', port: 0 });
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(url);

const mini = new MiniSearch({
  fields: ['title', 'text'],
  searchOptions: { prefix: true, fuzzy: 0.2 },
});
mini.addAll(
  reviews.map(({ slug, title }, index) => ({ id: slug, title, text: texts[index] ?? '' })),
);

const searches: Record<string, Search> = {
  'this site': siteSearch(page),
  Pagefind: async (text) => {
    const pages = await page.evaluate(async (query) => {
      const script = '/pagefind/pagefind.js';
      const { search } = (await import(/* @vite-ignore */ script)) as {
        search: (text: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
      };
      const { results } = await search(query);
      return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
    }, text);
    return { slugs: pages.map(slugOf) };
  },
  MiniSearch: (text) => Promise.resolve({ slugs: mini.search(text).map(({ id }) => String(id)) }),
};

const rows = new Map<string, Record<string, number>>();
const misses: string[] = [];
for (const [name, search] of Object.entries(searches)) {
  for (const [kind, all] of Map.groupBy(queries, ({ kind }) => kind)) {
    let right = 0;
    for (const { q, expect } of all) {
      const { slugs } = await search(q);
      const isRight = expect.length === 0 ? slugs.length === 0 : expect.includes(slugs[0] ?? '');
      right += Number(isRight);
      if (!isRight && name === 'this site') misses.push(`${kind}: ${q}: ${slugs[0] ?? 'nothing'}`);
    }
    rows.set(kind, { ...rows.get(kind), [name]: right / all.length, queries: all.length });
  }
}
const overall = (name: string): number =>
  [...rows.values()].reduce((sum, row) => sum + (row[name] ?? 0) * (row['queries'] ?? 0), 0) /
  queries.length;
rows.set('all', Object.fromEntries(Object.keys(searches).map((name) => [name, overall(name)])));

const asked = await phrases();
let led = 0;
for (const { phrase, address } of asked) {
  const { first } = await siteSearch(page)(phrase);
  if (first === address) led += 1;
  else misses.push(`section: ${phrase}: ${first ?? 'nothing'} instead of ${address}`);
}
rows.set('leads to its section', { 'this site': led / asked.length, queries: asked.length });

const rounded = [...rows].map(([kind, row]) => [
  kind,
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value.toFixed(2))])),
]);
console.log(misses.join('\n'));
console.table(Object.fromEntries(rounded));
await browser.close();
close();

/** Asks the search dialog, as a reader does. */
function siteSearch(page: Page): Search {
  return async (text) => {
    const dialog = page.getByRole('dialog', { name: 'Search' });
    if (!(await dialog.isVisible())) await page.getByRole('link', { name: /^Search/ }).click();
    const field = dialog.getByRole('searchbox');
    await field.fill('');
    await field.fill(text);
    await page.waitForTimeout(30);
    await dialog.locator('.answer[aria-busy=false]').waitFor();
    const links = await dialog.locator('.answer ol > li').evaluateAll((items) =>
      items.map((item) => {
        const [review, section] = [...item.querySelectorAll('a')].map((link) => link.href);
        return { review: review ?? '', section: section ?? review ?? '' };
      }),
    );
    const first = links[0] && new URL(links[0].section);
    return {
      slugs: links.map(({ review }) => slugOf(review)),
      ...(first && { first: first.pathname + first.hash }),
    };
  };
}

function slugOf(address: string): string {
  return /reviews\/([^/?]+)/.exec(address)?.[1] ?? '';
}

/** Six words in a row from nine sentences of reviews, with the address of their section. */
async function phrases(): Promise<{ phrase: string; address: string }[]> {
  const random = randomNumbers(11);
  const all = reviews.map(async ({ slug }) => {
    const html = await readFile(join(outDir, 'reviews', slug, 'index.html'), 'utf8');
    const found: { phrase: string; address: string }[] = [];
    let id = '';
    visit(fromHtml(html), 'element', (node) => {
      if (/^h[2-6]$/.test(node.tagName)) ({ id = '' } = node.properties as { id?: string });
      if (['footer', 'section'].includes(node.tagName) || hasClass(node, 'review-header'))
        return SKIP;
      if (node.tagName !== 'p' && node.tagName !== 'li') return undefined;
      // Without formulas.
      node.children = node.children.map((child) =>
        child.type === 'element' && child.tagName === 'span' ? { type: 'text', value: '·' } : child,
      );
      for (const sentence of toString(node).split(/(?<=[.!?])\s+/)) {
        const [phrase] = /(?<=\S+ \S+ )[a-z]+(?: [a-z]+){5}(?= \S+ \S+)/i.exec(sentence) ?? [];
        if (phrase) found.push({ phrase, address: `/reviews/${slug}/${id ? `#${id}` : ''}` });
      }
      return SKIP;
    });
    return found.toSorted(() => random() - 0.5).slice(0, 9);
  });
  const found = (await Promise.all(all)).flat();
  return found.slice(0, maxPhrases);
}
