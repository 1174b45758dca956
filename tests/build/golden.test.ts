import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOfSite, type Copy } from './build.ts';

// Golden files: what a build must make of `content/reviews/golden.md`, which uses every key of the
// frontmatter. Each value was verified by hand; check a new one before you change a file.
const fixture = 'tests/fixtures/golden';
const home = 'https://reviews.example/papers/';

let site: Copy;
let directory: string;
const golden = (name: string): Promise<string> => readFile(join(fixture, 'expected', name), 'utf8');
const read = (path: string): Promise<string> => readFile(join(directory, path), 'utf8');

beforeAll(async () => {
  site = await copyOfSite({ content: join(fixture, 'content') });
  const build = await site.build({
    SITE_URL: new URL(home).origin,
    BASE_PATH: new URL(home).pathname,
    CACHE_DIR: join(site.content, '../cache'),
  });
  expect(build.code, build.output).toBe(0);
  directory = site.directory;
  // A build on a busy machine takes longer than a hook may by default.
}, 120_000);

afterAll(() => site.remove());

test('every file other than pages is there, and those of workers know the address of the site', async () => {
  const lines = (await golden('files.txt')).trim().split('\n');
  const sizes = await Promise.all(
    lines.map(async (line) => (await stat(join(directory, line.replace(/ {2}.*/, '')))).size),
  );
  expect(sizes.filter((size) => size === 0)).toEqual([]);
  expect(await read('robots.txt')).toBe(await golden('robots.txt'));
  expect(JSON.parse(await read('reviews/golden.json'))).toEqual(
    JSON.parse(await golden('reviews/golden.json')),
  );
});

describe('the page of a review', () => {
  test('head', async () => {
    const [head = ''] = /<head>.*<\/head>/s.exec(await read('reviews/golden/index.html')) ?? [];
    const normalised = head
      // Styles and their hashes change with the design.
      .replace(/(<style>).*?(<\/style>)/s, '$1$2')
      .replace(/'sha256-[^']+'/g, "'sha256-…'")
      .replace(/(?<=\.)[\w-]{8}(?=\.woff2)/g, '…');
    expect(`${lines(normalised)}\n`).toBe(await golden('head.html'));
  });

  test('reference managers get the handle of a reviewer whose name is not known', async () => {
    const html = await read('reviews/preprint/index.html');
    expect(html).toContain('<meta name="citation_author" content="@onlyhandle">');
    expect(html).toMatch(/class="Z3988" title="[^"]*&amp;rft\.au=%40onlyhandle&amp;/);
  });

  test('what stands above and below the text', async () => {
    const children = elements(await page('reviews/golden/'), ({ properties }) =>
      ['review-header', 'review-end'].includes(String(properties['className'])),
    );
    expect(`${lines(toHtml(children))}\n`).toBe(await golden('page.html'));
  });
});

describe('the site', () => {
  test('the sitemap', async () => {
    const sitemap = await read('sitemap-0.xml');
    const addresses = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    expect(`${addresses.join('\n')}\n`).toBe(await golden('sitemap.txt'));
  });

  test.each([
    ['reviewers/', ['@onlyhandle, 1 review', 'Vera Example, @goldfinch_7, 3 reviews']],
    ['institutions/', ['Example University, 2 reviews', 'Institute of Examples, 2 reviews']],
    ['topics/', ['image recognition, 1 review', 'optimisation, 2 reviews', 'sparsity, 4 reviews']],
    ['years/', ['2020, 2 reviews', '2019, 1 review', '2018, 1 review']],
  ])('the list of /%s', async (path, expected) => {
    const [list] = elements(
      await page(path),
      ({ properties }) => String(properties['className']) === 'groups',
    );
    const entries = list ? elements(list, ({ tagName }) => tagName === 'li') : [];
    expect(entries.map((li) => li.children.map((part) => toString(part)).join(', '))).toEqual(
      expected,
    );
  });
});

test('the text that Pagefind knows', async () => {
  const folder = join(directory, 'pagefind/fragment');
  const fragments = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      // A mark of Pagefind's stands before the JSON.
      const text = gunzipSync(await readFile(join(folder, name))).toString();
      return JSON.parse(text.slice(text.indexOf('{'))) as { url: string; content: string };
    }),
  );
  expect(fragments).toHaveLength(4);
  const fragment = fragments.find(({ url }) => url === '/reviews/golden/');
  expect(`${fragment?.content.replaceAll('. ', '.\n')}\n`).toBe(await golden('search-text.txt'));
});

async function page(path: string): Promise<Root> {
  return fromHtml(await read(`${path}index.html`));
}

function elements(node: Root | Element, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(node, 'element', (element) => {
    if (fits(element)) found.push(element);
  });
  return found;
}

/** Markup with a line for each element. */
function lines(markup: string): string {
  return markup.replaceAll('><', '>\n<');
}
