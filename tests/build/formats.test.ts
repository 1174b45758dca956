import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fromHtml } from 'hast-util-from-html';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { visit } from 'unist-util-visit';
import { readContent } from '../../src/compile/content.ts';
import { site } from '../../src/site.ts';
import { sites } from '../sites.ts';

const epubcheck = '/usr/share/java/epubcheck.jar';
const java = spawnSync('java', ['-version']).status === 0;

describe.each([
  ['the site', sites.next],
  ['a site with every feature', sites.everything],
])('machine-readable output of %s', (_name, { content, base, built: directory }) => {
  const home = new URL(base, site.url).href;
  /** Whether a review has formulas, by its slug. */
  let reviews: Map<string, boolean>;
  const read = (path: string): Promise<string> => readFile(join(directory, path), 'utf8');
  const every = async (pattern: RegExp): Promise<string[]> => {
    const paths = (await readdir(directory, { recursive: true })).filter((path) =>
      pattern.test(path),
    );
    expect(paths.length).toBeGreaterThan(0);
    return paths;
  };

  const pages = (): string[] => [...reviews.keys()].map((slug) => `reviews/${slug}/index.html`);

  beforeAll(async () => {
    reviews = new Map(
      (await readContent(content)).reviews.map(({ slug, formulas }) => [
        slug,
        formulas.characters !== '',
      ]),
    );
  });

  test('RSS passes the rules of the W3C, and feed readers can show its texts', async () => {
    for (const path of await every(/(^|\/)rss\.xml$/)) {
      const feed = fromXml(await read(path));
      const [link] = elements(feed, 'link');
      const [self] = elements(feed, 'atom:link');
      expect(link && textOf(link)).toBe(home + encodeURI(path.replace('rss.xml', '')));
      expect(self?.attributes['href']).toBe(home + encodeURI(path));
      const items = elements(feed, 'item');
      // A feed holds the newest twenty.
      if (path === 'rss.xml') expect(items).toHaveLength(Math.min(20, reviews.size));
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) {
        const [url, author, html] = ['link', 'dc:creator', 'content:encoded'].map((name) =>
          elements(item, name).map(textOf).join(),
        );
        const slug = url?.slice(`${home}reviews/`.length, -1) ?? '';
        expect(url).toBe(`${home}reviews/${slug}/`);
        expect(author).toBeTruthy();
        expect(elements(item, 'pubDate')).toHaveLength(1);
        expectReadable(html ?? '', reviews.get(slug));
      }
      expectRules(feed);
    }
  });

  test('JSON Feed is valid against version 1.1', async () => {
    const valid = validator();
    for (const path of await every(/(^|\/)feed\.json$/)) {
      const feed = JSON.parse(await read(path)) as {
        items: { url: string; content_html: string }[];
      };
      valid.validate(jsonFeed, feed);
      expect(valid.errors, path).toBe(null);
      expect(feed).toMatchObject({ feed_url: home + encodeURI(path) });
      if (path === 'feed.json') expect(feed.items).toHaveLength(Math.min(20, reviews.size));
      for (const { url, content_html } of feed.items) {
        const slug = url.slice(`${home}reviews/`.length, -1);
        expect(url).toBe(`${home}reviews/${slug}/`);
        expectReadable(content_html, reviews.get(slug));
      }
    }
  });

  test('the data are valid against the published schemas', async () => {
    const valid = validator();
    const one = valid.compile(JSON.parse(await read('schemas/review.json')) as object);
    const all = valid.compile(JSON.parse(await read('schemas/reviews.json')) as object);
    const data = JSON.parse(await read('reviews.json')) as { reviews: { address: string }[] };
    all(data);
    expect(all.errors).toBe(null);
    expect(data.reviews.map(({ address }) => address).toSorted()).toEqual(
      [...reviews.keys()].map((slug) => `${home}reviews/${slug}/`).toSorted(),
    );
    for (const path of await every(/^reviews\/[^/.]+\.json$/)) {
      one(JSON.parse(await read(path)));
      expect(one.errors, path).toBe(null);
    }
    // The schema does reject other data.
    expect(one(data)).toBe(false);
  });

  test('another library parses the BibTeX', async () => {
    for (const path of await every(/\.bib$/)) {
      const { entries, errors } = parseBibtex(await read(path));
      expect(errors, path).toEqual([]);
      for (const { type, fields } of entries) {
        expect(['online', 'misc', 'article', 'inproceedings']).toContain(type);
        expect(fields.title).toBeTruthy();
        expect(fields.author?.[0]).toBeTruthy();
        expect(fields.year).toMatch(/^\d{4}$/);
        expect(fields.url).toMatch(/^https:/);
      }
    }
    expect(parseBibtex(await read('reviews.bib')).entries).toHaveLength(2 * reviews.size);
  });

  test('the sitemap follows its protocol, and robots.txt points to it', async () => {
    expect(await read('robots.txt')).toContain(`\nSitemap: ${home}sitemap-index.xml\n`);
    const index = elements(fromXml(await read('sitemap-index.xml')), 'loc').map(textOf);
    expect(index).toEqual([`${home}sitemap-0.xml`]);
    const pages = elements(fromXml(await read('sitemap-0.xml')), 'loc').map(textOf);
    expect(pages.every((page) => page.startsWith(home))).toBe(true);
    expect(pages.filter((page) => /\/reviews\/[^/]+\/$/.test(page))).toHaveLength(reviews.size);
    // No redirects, no duplicates.
    expect(pages.filter((page) => /\/(arxiv|doi)\//.test(page))).toEqual([]);
    expect(new Set(pages).size).toBe(pages.length);
  });

  test('JSON-LD parses into a graph of a review and its article', async () => {
    for (const path of pages()) {
      const [, json = ''] =
        /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await read(path)) ?? [];
      const quads = await jsonld.toRDF(JSON.parse(json) as object, {
        safe: true,
        // As much of schema.org's context as matters here.
        documentLoader: (url: string) => {
          if (!/^https?:\/\/schema\.org\/?$/.test(url))
            throw new Error(`unexpected request: ${url}`);
          const document = { '@context': { '@vocab': 'https://schema.org/' } };
          return Promise.resolve({ contextUrl: undefined, document, documentUrl: url });
        },
      });
      const review = `${home}${path.replace('index.html', '')}`;
      const about = quads.find(
        ({ subject, predicate }) =>
          subject.value === review && predicate.value === 'https://schema.org/itemReviewed',
      );
      expect(about, path).toBeDefined();
      expect(
        quads.some(
          ({ subject, object }) =>
            subject.value === about?.object.value &&
            object.value === 'https://schema.org/ScholarlyArticle',
        ),
      ).toBe(true);
    }
  });

  test('every card is an image of the size that its page declares', async () => {
    for (const path of pages()) {
      const html = await read(path);
      const meta = (name: string): string =>
        new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';
      expect(meta('image')).toBe(home + path.replace('/index.html', '.png'));
      const png = await readFile(join(directory, meta('image').slice(home.length)));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(String(png.readUInt32BE(16))).toBe(meta('image:width'));
      expect(String(png.readUInt32BE(20))).toBe(meta('image:height'));
      expect(meta('image:alt')).toContain('Reviewed by');
    }
  });

  test.skipIf(!java || !existsSync(epubcheck))(
    'epubcheck accepts each book (skipped without Java and the package epubcheck)',
    async () => {
      for (const path of await every(/^digests\/.*\.epub$/)) {
        const { status, stderr, stdout } = spawnSync(
          'java',
          ['-XX:TieredStopAtLevel=1', '-jar', epubcheck, '--failonwarnings', join(directory, path)],
          { encoding: 'utf8' },
        );
        expect(status, stdout + stderr).toBe(0);
        expect(stdout + stderr).toContain('No errors or warnings detected');
      }
    },
    60_000,
  );
});

type Root = ReturnType<typeof fromXml>;
type Element = Extract<Root['children'][number], { type: 'element' }>;

function validator(): Ajv2020 {
  const formats = {
    uri: (text: string) => URL.canParse(text) && !/\s/.test(text),
    'date-time': (text: string) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
  };
  return new Ajv2020({ strict: true, formats });
}

function elements(node: Root | Element, name: string): Element[] {
  const found: Element[] = [];
  visit(node, 'element', (element) => {
    if (element.name === name) found.push(element);
  });
  return found;
}

function textOf({ children }: Element): string {
  return children.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Rules of the W3C feed validator that a feed of articles can break. */
function expectRules(feed: Root): void {
  const names = new Set<string>();
  visit(feed, 'element', ({ name }) => {
    names.add(name);
  });
  const known =
    'rss channel title link description language copyright lastBuildDate atom:link item category guid pubDate dc:creator content:encoded'.split(
      ' ',
    );
  // Not `author`, which must be an e-mail address.
  expect([...names].filter((name) => !known.includes(name))).toEqual([]);
  const guids = elements(feed, 'guid').map(textOf);
  expect(new Set(guids).size).toBe(guids.length);
  const day = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
  for (const name of ['pubDate', 'lastBuildDate']) {
    for (const date of elements(feed, name)) expect(textOf(date)).toMatch(day);
  }
}

/** A text that feed readers can show: absolute URLs, and nothing that they would strip. */
function expectReadable(html: string, hasFormulas?: boolean): void {
  expect(html.includes('<math')).toBe(hasFormulas);
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    expect(['script', 'style', 'iframe', 'button', 'annotation']).not.toContain(tagName);
    expect(properties['style']).toBe(undefined);
    for (const name of ['href', 'src']) {
      if (properties[name] !== undefined) expect(properties[name]).toMatch(/^(https:|mailto:)/);
    }
  });
}

/** Source: https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    home_page_url: { type: 'string', format: 'uri' },
    feed_url: { type: 'string', format: 'uri' },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'content_html'],
        properties: {
          id: { type: 'string' },
          url: { type: 'string', format: 'uri' },
          image: { type: 'string', format: 'uri' },
          content_html: { type: 'string', minLength: 1 },
          date_published: { type: 'string', format: 'date-time' },
          tags: { type: 'array', items: { type: 'string' } },
          authors: {
            type: 'array',
            items: {
              type: 'object',
              properties: { name: { type: 'string' }, url: { type: 'string', format: 'uri' } },
            },
          },
        },
      },
    },
  },
};
