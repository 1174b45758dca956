import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { unzipSync } from 'fflate';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { nameIndex } from '../../src/search/names.ts';
import { unpackRecords, type PackedRecords } from '../../src/search/records.ts';
import { countFacets, fromParameters } from '../../src/search/query.ts';
import { copyOfSite, type Copy } from './build.ts';

// Golden files: the expected output for `content/reviews/golden.md`, which uses every frontmatter
// key. Each value was verified by hand; verify a new one before you change a file.
const fixture = 'tests/fixtures/golden';
const home = 'https://reviews.example/papers/';

let site: Copy;
let directory: string;
const golden = (name: string): Promise<string> => readFile(join(fixture, 'expected', name), 'utf8');
const goldenJson = async (name: string): Promise<unknown> => JSON.parse(await golden(name));
const read = (path: string): Promise<string> => readFile(join(directory, path), 'utf8');
const readJson = async (path: string): Promise<unknown> => JSON.parse(await read(path));

beforeAll(async () => {
  site = await copyOfSite({ content: join(fixture, 'content') });
  const build = await site.build({
    SITE_URL: new URL(home).origin,
    BASE_PATH: new URL(home).pathname,
    CACHE_DIR: join(site.content, '../cache'),
  });
  expect(build.code, build.output).toBe(0);
  directory = site.directory;
  // On a busy machine a build takes longer than the default timeout of hooks.
}, 120_000);

afterAll(() => site.remove());

describe('files of a review', () => {
  test('BibTeX', async () => {
    expect(await read('reviews/golden.bib')).toBe(await golden('golden.bib'));
  });

  test.each(['golden.ris', 'preprint.ris'])('%s', async (name) => {
    expect(await read(`reviews/${name}`)).toBe((await golden(name)).replaceAll('\n', '\r\n'));
  });

  test.each(['golden.csl.json', 'preprint.csl.json', 'golden.json'])('%s', async (name) => {
    expect(await readJson(`reviews/${name}`)).toEqual(await goldenJson(name));
  });

  test('Markdown, unchanged', async () => {
    expect(await read('reviews/golden.md')).toBe(
      await readFile(join(fixture, 'content/reviews/golden.md'), 'utf8'),
    );
  });

  test('under its former name as well', async () => {
    for (const format of ['md', 'bib', 'ris', 'csl.json', 'json', 'png']) {
      const [former, present] = await Promise.all(
        ['golden-draft', 'golden'].map((name) => read(`reviews/${name}.${format}`)),
      );
      expect(former, format).toBe(present);
    }
  });

  test('the card, drawn with the text of its own review', async () => {
    // Its own cache, or nothing would be drawn here.
    vi.resetModules();
    vi.stubEnv('CACHE_DIR', join(site.content, '../cache-of-cards'));
    const { readContent } = await import('../../src/check/content.ts');
    const { libraryOf } = await import('../../src/library/library.ts');
    const { reviewCard } = await import('../../src/files/card/cards.ts');
    const context = createCanvas(1, 1).getContext('2d');
    const drawn = vi.spyOn(Object.getPrototypeOf(context) as typeof context, 'fillText');
    const { reviews } = libraryOf(await readContent(site.content));
    expect(reviews).toHaveLength(4);
    for (const review of reviews) {
      drawn.mockClear();
      const card = await reviewCard(review);
      expect(card.equals(await readFile(join(directory, `reviews/${review.slug}.png`)))).toBe(true);
      if (review.slug !== 'golden') continue;
      expect(drawn.mock.calls.map(([line]) => `${line}\n`).join('')).toBe(await golden('card.txt'));
    }
    drawn.mockRestore();
    vi.unstubAllEnvs();
  });
});

describe('the page of a review', () => {
  test('head', async () => {
    const [head = ''] = /<head>.*<\/head>/s.exec(await read('reviews/golden/index.html')) ?? [];
    const normalised = head
      // Styles and their hashes change with the design; JSON-LD has a golden file of its own.
      .replace(/(<style>).*?(<\/style>)/s, '$1$2')
      .replace(/'sha256-[^']+'/g, "'sha256-…'")
      .replace(/(<script type="application\/ld\+json">).*?(<\/script>)/s, '$1$2');
    expect(`${lines(normalised)}\n`).toBe(await golden('head.html'));
  });

  test('JSON-LD', async () => {
    const [script] = elements(
      await page('reviews/golden/'),
      ({ properties }) => properties['type'] === 'application/ld+json',
    );
    expect(JSON.parse(script ? toString(script) : '')).toEqual(await goldenJson('json-ld.json'));
  });

  test('header and footer of the text', async () => {
    const children = elements(await page('reviews/golden/'), ({ properties }) =>
      ['review-header', 'review-end'].includes(String(properties['className'])),
    );
    expect(`${lines(toHtml(children))}\n`).toBe(await golden('page.html'));
  });

  test.each([
    {
      slug: 'preprint',
      previous: [],
      next: ['golden'],
      byReviewer: [],
      // Two topics in common, then one, in the order of the digest.
      related: ['archive', 'golden', 'workshop'],
    },
    {
      slug: 'golden',
      previous: ['preprint'],
      next: ['workshop'],
      byReviewer: ['workshop', 'archive'],
      related: ['preprint'],
    },
    {
      slug: 'workshop',
      previous: ['golden'],
      next: [],
      byReviewer: ['golden', 'archive'],
      related: ['preprint'],
    },
    {
      slug: 'archive',
      previous: [],
      next: [],
      byReviewer: ['golden', 'workshop'],
      related: ['preprint'],
    },
  ])('the reviews around $slug', async ({ slug, ...expected }) => {
    const root = await page(`reviews/${slug}/`);
    const byRel = (rel: string) => elements(root, ({ properties: p }) => String(p['rel']) === rel);
    const below = (title: string) =>
      elements(root, ({ tagName }) => tagName === 'section').filter((section) =>
        elements(section, ({ tagName }) => tagName === 'h2').some((h2) =>
          toString(h2).startsWith(title),
        ),
      );
    expect({
      previous: byRel('prev').flatMap(reviewsIn),
      next: byRel('next').flatMap(reviewsIn),
      byReviewer: below('Also by').flatMap(reviewsIn),
      related: below('On related topics').flatMap(reviewsIn),
    }).toEqual(expected);
  });
});

describe('the site', () => {
  test('RSS', async () => {
    const rss = await read('rss.xml');
    const items = rss.match(/<item>.*?<\/item>\n/gs) ?? [];
    expect(items[1]).toBe(await golden('rss-item.xml'));
    expect([...rss.matchAll(/<(?:lastBuildDate|pubDate)>(.*?)</g)].map(([, date]) => date)).toEqual(
      [
        'Fri, 31 Dec 2021 00:00:00 GMT',
        'Fri, 31 Dec 2021 00:00:00 GMT',
        'Fri, 31 Dec 2021 00:00:00 GMT',
        'Fri, 31 Dec 2021 00:00:00 GMT',
        'Thu, 31 Dec 2020 00:00:00 GMT',
      ],
    );
  });

  test.each([
    ['', ['preprint', 'golden', 'workshop', 'archive']],
    ['reviewers/goldfinch_7/', ['golden', 'workshop', 'archive']],
    ['topics/image-recognition/', ['golden']],
  ])('JSON Feed of /%s', async (path, slugs) => {
    const { items } = (await readJson(`${path}feed.json`)) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(slugs.map((slug) => `${home}reviews/${slug}/`));
    const item = items.find(({ id }) => id === `${home}reviews/golden/`);
    expect(item).toEqual(await goldenJson('feed-item.json'));
  });

  test('reviews.json', async () => {
    const { reviews, ...rest } = (await readJson('reviews.json')) as { reviews: object[] };
    expect(rest).toEqual({ $schema: `${home}schemas/reviews.json`, version: 1 });
    expect(reviews).toHaveLength(4);
    expect(reviews[1]).toEqual(await goldenJson('golden.json'));
  });

  test('the package of the book', async () => {
    const book = unzipSync(await readFile(join(directory, 'digests/2021-q4.epub')));
    expect(`${lines(new TextDecoder().decode(book['book.opf']))}\n`).toBe(await golden('book.opf'));
  });

  test('the sitemap', async () => {
    const sitemap = await read('sitemap-0.xml');
    const addresses = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    expect(`${addresses.join('\n')}\n`).toBe(await golden('sitemap.txt'));
  });

  test.each([
    ['arxiv/1801.00003', 'golden'],
    ['arxiv/1801.00003v3', 'golden'],
    ['arxiv/1905.00011', 'archive'],
    ['arxiv/1905.00011v1', 'archive'],
    ['arxiv/2004.00002', 'preprint'],
    ['arxiv/2004.00002v2', 'preprint'],
    ['doi/10.1000/sparse.2018', 'golden'],
    ['reviews/golden-draft', 'golden'],
  ])('/%s/ redirects to %s', async (path, slug) => {
    const html = await read(`${path}/index.html`);
    expect(html).toContain(`<link rel="canonical" href="${home}reviews/${slug}/">`);
    expect(html).toContain(`content="0; url=/papers/reviews/${slug}/"`);
    expect(html).toContain(`location.replace("/papers/reviews/${slug}/"+`);
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

describe('search', () => {
  const records = async () =>
    unpackRecords((await readJson('search/records.json')) as PackedRecords);

  test('the record of a review', async () => {
    const all = await records();
    expect(all.map(({ slug }) => slug)).toEqual(['preprint', 'golden', 'workshop', 'archive']);
    expect(all[1]).toEqual(await goldenJson('search-record.json'));
  });

  test.each([
    ['where to find them', ['golden']],
    ['Berg', ['golden']],
    ['Vera', ['archive', 'golden', 'workshop']],
    // A prefix of a handle, too short for phonetic matching.
    ['gol', ['archive', 'golden', 'workshop']],
    ['@onlyhandle', ['preprint']],
    ['Примерова', ['golden']],
    ['Institute of Examples', ['archive', 'golden']],
    ['image recognition', ['golden']],
    ['2018', ['golden']],
    ['arXiv:1801.00003', ['golden']],
    ['https://doi.org/10.1000/sparse.2018', ['golden']],
  ])('"%s" finds %j', async (query, slugs) => {
    const found = nameIndex(await records())(query);
    expect(found.correction).toBe(undefined);
    expect(found.records.map(({ slug }) => slug).toSorted()).toEqual(slugs);
  });

  test('facets', async () => {
    const counts = countFacets(await records(), fromParameters(new URLSearchParams()));
    const found = Object.entries(counts).map(([facet, values]) => [
      facet,
      Object.fromEntries(values),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      reviewer: { '@onlyhandle': 1, 'Vera Example': 3 },
      institution: { 'Example University': 2, 'Institute of Examples': 2 },
      year: { 2018: 1, 2019: 1, 2020: 2 },
      topic: { 'image recognition': 1, optimisation: 2, sparsity: 4 },
      digest: { '2021-q4': 3, '2020-q4': 1 },
    });
  });

  test('the text that Pagefind indexes', async () => {
    const folder = join(directory, 'pagefind/fragment');
    const fragments = await Promise.all(
      (await readdir(folder)).map(async (name) => {
        // Pagefind puts a marker before the JSON.
        const text = gunzipSync(await readFile(join(folder, name))).toString();
        return JSON.parse(text.slice(text.indexOf('{'))) as { url: string; content: string };
      }),
    );
    expect(fragments).toHaveLength(4);
    const fragment = fragments.find(({ url }) => url === '/reviews/golden/');
    expect(`${fragment?.content.replaceAll('. ', '.\n')}\n`).toBe(await golden('search-text.txt'));
  });
});

async function page(path: string): Promise<Root> {
  return fromHtml(await read(`${path}index.html`));
}

function elements(node: Root | Element, matches: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(node, 'element', (element) => {
    if (matches(element)) found.push(element);
  });
  return found;
}

/** Slugs of the reviews that an element or its descendants link to. */
function reviewsIn(element: Element): string[] {
  return elements(element, ({ tagName }) => tagName === 'a').map(({ properties }) =>
    String(properties['href']).replace(/^\/papers\/reviews\/(.*)\/$/, '$1'),
  );
}

/** Markup with one element per line. */
function lines(markup: string): string {
  return markup.replaceAll('><', '>\n<');
}
