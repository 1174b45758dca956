import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../src/compile/compile.ts';
import { readSource } from '../../src/compile/source.ts';
import { renderedText, sourceText, type TextOwner } from '../../src/compile/text.ts';
import { review } from '../fixtures/catalogue.ts';

// Set before the import of the cache, which reads it on load.
const root = vi.hoisted(() => (process.env['CACHE_DIR'] = `.cache/compile-test-${process.pid}`));
const content = join(root, 'content');
const file = join(content, 'reviews/paper.md');
const figure = join(content, 'figures/paper/plot.svg');

beforeEach(async () => {
  await mkdir(dirname(file), { recursive: true });
  await mkdir(dirname(figure), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function compile(body: string): Promise<TextOwner> {
  await writeFile(file, review({}, body));
  return { file, text: await run(readSource(content, 'reviews', file)) };
}

test('a text is compiled once, and again if the cache has lost it', async () => {
  const text = await compile('Žluťoučký.\n\n## A');
  const before = await renderedText(text);
  expect(text.text.size).toBe(Buffer.byteLength(before.html));
  expect(await sourceText(text)).toBe(await readFile(file, 'utf8'));
  await rm(join(root, 'texts'), { recursive: true });
  expect(await renderedText(text)).toEqual(before);
  expect(await readdir(join(root, 'texts'))).toHaveLength(1);
});

test('a text that has changed since it was checked is not published', async () => {
  const text = await compile('Words.');
  await rm(join(root, 'texts'), { recursive: true });
  await writeFile(file, review({}, 'Other words.'));
  await expect(renderedText(text)).rejects.toThrow(`${file} changed while it was being used`);
});

test('an error of a text names its file', async () => {
  const text = await compile('$\\foo$');
  expect(text.text.size).toBe(0);
  await expect(renderedText(text)).rejects.toThrow(
    new RegExp(`^${RegExp.escape(file)}: Error: \\d+:1: ParseError`),
  );
});

test('a rendering error is reported with its position, and not cached', async () => {
  await writeFile(file, review({}, 'Words.\n\nA dotless $\u{1D6A4}$.'));
  const { problems } = await run(readSource(content, 'reviews', file));
  const line = (await readFile(file, 'utf8'))
    .split('\n')
    .findIndex((one) => one.includes('dotless'));
  expect(problems).toEqual([
    expect.objectContaining({ rule: 'rendering', file, line: line + 1, column: 11 }),
  ]);
  expect(problems[0]?.message).toContain('Unsupported character');
  expect(await readdir(root)).not.toContain('compiled');
});

test('figures are read from their folder alone, and no more than the check allows', async () => {
  await writeFile(join(content, 'outside.svg'), '<svg></svg>');
  await writeFile(join(dirname(figure), 'large.svg'), ' '.repeat(2 * 1024 * 1024 + 1));
  await writeFile(figure, '<svg></svg>');
  const paths = ['../outside', 'paper/../../outside', 'paper/large', 'paper/none', 'paper/plot'];
  const images = paths.map((path) => `![x](../figures/${path}.svg)`).join('\n\n');
  await writeFile(file, review({}, images));
  expect(readSource(content, 'reviews', file).figures).toEqual({
    'paper/large.svg': null,
    'paper/plot.svg': '<svg></svg>',
  });
});

test('the key of a text changes with its bytes and figures, and with nothing else', async () => {
  const body = 'Words.\n\n![x](../figures/paper/plot.svg)';
  const keyOf = async (): Promise<string> => (await compile(body)).text.key;
  const missing = await keyOf();
  await cp('tests/fixtures/golden/content/figures/golden/line.svg', figure);
  const key = await keyOf();
  expect(key).not.toBe(missing);
  expect(await keyOf()).toBe(key);
  await writeFile(figure, '<svg viewBox="0 0 1 1"></svg>');
  expect(await keyOf()).not.toBe(key);
  expect((await compile(`${body} `)).text.key).not.toBe(key);
});

test('several reviews fit on one page: ids and footnotes get a prefix, headings are lowered', async () => {
  const text = await compile(
    '## Idea[^1]\n\n### 3\n\n#### 4\n\n##### 5\n\n###### Deep\n\n[^1]: Note.',
  );
  const { html, headings } = await renderedText(text, { prefix: 'osnet--', deeper: 1 });
  expect(headings.map(({ depth, id }) => [depth, id])).toEqual([
    [3, 'osnet--idea1'],
    [4, 'osnet--3'],
    [5, 'osnet--4'],
    [6, 'osnet--5'],
    [6, 'osnet--deep'],
  ]);
  expect(html.match(/<h[3-6]/g)).toEqual(['<h3', '<h4', '<h5', '<h6', '<h6']);
  expect(html.match(/<\/h[3-6]/g)).toEqual(['</h3', '</h4', '</h5', '</h6', '</h6']);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.every((id) => id?.startsWith('osnet--'))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('former ids lead to where their text is now, under former prefixes too', async () => {
  const text = await compile('## The idea\n\n$$\nx \\label{gate}\n$$');
  const formerSections = { idea: 'the-idea', '"b"': 'the-idea', first: 'formula-gate' };
  const fit = { prefix: 'new--', formerPrefixes: ['old--'] };
  const { html } = await renderedText({ ...text, formerSections }, fit);
  const spans = (...ids: string[]): string =>
    ids.map((id) => `<span class="former" id="${id}"></span>`).join('');
  const b = '&#x22;b&#x22;';
  const own = ['old--the-idea', 'old--idea', `old--${b}`].toReversed();
  expect(html).toContain(`id="new--the-idea">${spans(...own, `new--${b}`, 'new--idea')}The idea<`);
  expect(html).toContain(
    `id="new--formula-gate">${spans('old--first', 'old--formula-gate', 'new--first')}<`,
  );
  const { html: alone } = await renderedText({ ...text, formerSections }, { kind: 'standalone' });
  expect(alone).not.toContain('former');
});

test('a former id that leads nowhere is refused', async () => {
  const text = { ...(await compile('Words.')), formerSections: { old: 'gone' } };
  await expect(renderedText(text)).rejects.toThrow(`${file}: #old leads to #gone, which is gone`);
});

test('a standalone text has links to its own page', async () => {
  const text = await compile('## Idea\n\n[There](#idea)');
  const { html } = await renderedText(text, { page: 'https://example.org/x/', kind: 'standalone' });
  expect(html).toContain('<a href="https://example.org/x/#idea">There</a>');
});
