import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { hasClass } from '../../src/markdown/elements.ts';
import { typographic } from '../../src/markdown/typography.ts';
import facts from '../fixtures/digest-facts.json' with { type: 'json' };
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

test('every fact and judgement of the first digest is in its review', async () => {
  for (const [slug, phrases] of Object.entries(facts)) {
    const html = await readFile(join(directory, 'reviews', slug, 'index.html'), 'utf8');
    const shown: string[] = [];
    visit(fromHtml(html), (node) => {
      if (node.type === 'text') shown.push(node.value);
      if (node.type !== 'element') return undefined;
      if (node.tagName === 'a') shown.push(String(node.properties['href']));
      // A formula once, as MathML.
      const isHidden = node.tagName === 'annotation' || hasClass(node, 'katex-html');
      return isHidden || ['head', 'footer', 'nav'].includes(node.tagName) ? SKIP : undefined;
    });
    const text = shown.join('').replaceAll('\u00A0', ' ');
    expect(
      phrases.filter((phrase) => !text.includes(typographic(phrase).replaceAll('\u00A0', ' '))),
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
