import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import figures from '../fixtures/digest-figures.json' with { type: 'json' };
import { sites } from '../sites.ts';

const directory = sites.next.built;

test('every review and digest is built, and nothing else except former names', async () => {
  const pagesIn = async (folder: string): Promise<string[]> =>
    (await readdir(join(directory, folder))).filter((name) => !name.includes('.')).toSorted();
  const { reviews, digests, addresses } = await readContent(sites.next.content);
  const former = Object.keys(addresses.redirects).filter((from) => !from.includes('#'));
  expect(await pagesIn('reviews')).toEqual(
    [...reviews.map(({ slug }) => slug), ...former].toSorted(),
  );
  expect(await pagesIn('digests')).toEqual(digests.map(({ slug }) => slug).toSorted());
});

test('every number of the first digest is in its review', async () => {
  for (const [slug, numbers] of Object.entries(figures)) {
    const html = await readFile(join(directory, 'reviews', slug, 'index.html'), 'utf8');
    const text = html.replace(/<[^>]+>/g, '').replace(/(\d),(\d{3})/g, '$1$2');
    const shown = new Set(text.match(/(?<![\d.])\d+(?:\.\d+)*/g));
    expect(
      numbers.filter((number) => !shown.has(number)),
      slug,
    ).toEqual([]);
  }
});

test('line breaks in templates neither add nor remove spaces in the text', async () => {
  const pages = (await readdir(directory, { recursive: true })).filter((p) => p.endsWith('.html'));
  for (const page of pages) {
    const html = await readFile(join(directory, page), 'utf8');
    const text = html.replace(/<(script|style|math|pre|a class="permalink")[^]*?<\/(\1|a)>/g, '');
    expect(text.match(/.{20}(\s<\/a>|<\/a>\s+[,.)]|[a-z,.;]<a |<\/a>[\p{L}(]).{20}/gu), page).toBe(
      null,
    );
  }
});
