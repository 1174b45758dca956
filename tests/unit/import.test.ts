import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../src/check/content.ts';
import { findArticles } from '../../src/import/articles.ts';
import { readHeaderLine } from '../../src/import/headerLine.ts';
import { readPage } from '../../src/import/page.ts';
import { periodIn } from '../../src/import/period.ts';

let content: string;

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'import-'));
});

afterEach(() => rm(content, { recursive: true }));

function start(...words: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/commands/import.ts', ...words, '--content', content],
    { encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

const fixture = (name: string): string => `tests/fixtures/import/${name}`;
const source = ['--source', 'https://example.org/digest/'];

async function drafts(): Promise<Record<string, { data: Record<string, unknown>; body: string }>> {
  const names = await readdir(join(content, 'reviews'));
  const pairs = await Promise.all(
    names.map(async (name) => {
      const [, yaml = '', body = ''] = (
        await readFile(join(content, 'reviews', name), 'utf8')
      ).split(/^---\n/m);
      return [name, { data: parse(yaml) as Record<string, unknown>, body }] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

test('a digest in English text is imported whole, and its damage is marked', async () => {
  const { status, output } = start(fixture('english.txt'), ...source);
  expect(status, output).toBe(0);
  const { 'counting-sheep-deep-networks.md': sheep, 'wool.md': wool } = await drafts();
  expect(sheep?.data).toMatchObject({
    title: 'Counting Sheep with Deep Networks',
    authors: ['Ada Example', 'Bob B. Sample'],
    institution: ['Example University'],
    country: ['Belgium'],
    year: 2018,
    link: null,
    reviewer: 'Vera Example',
    slack: 'vera_example',
    digest: '2018-q4',
    number: 1,
  });
  expect(sheep?.body).toContain('It costs \\$5 and not \\$10 a night');
  expect(sheep?.body).toContain(
    '## Results\n\n**TO DO: a formula that has lost its signs (line 20)**\n\n1. Half',
  );
  expect(sheep?.body).toMatch(
    /\*\*TO DO: words are missing \(line 23\)\*\*\n\nThe second half , \. was lost/,
  );
  expect(wool?.data).toMatchObject({
    slack: 'woolly',
    institution: ['Institute of Examples', 'Acme Research'],
    country: ['France'],
  });
  expect(wool?.data).not.toHaveProperty('reviewer');
  expect(wool?.body).toContain('TO DO: lost in the source');
  expect(output).toMatch(
    /english\.txt:9:1 note "Never Written" is announced, and there is no such article/,
  );
  expect(output).toMatch(/english\.txt:11:1 note .*no link was found/);
});

test('a digest in Russian text is imported whole', async () => {
  const { status, output } = start(fixture('russian.txt'), ...source);
  expect(status, output).toBe(0);
  const { 'ovtsi-i-seti.md': sheep, 'sherst.md': wool } = await drafts();
  expect(sheep?.data).toMatchObject({
    title: 'Овцы и сети',
    authors: ['Ада Пример', 'Боб Образец'],
    institution: ['Университет примеров'],
    country: ['Россия'],
    year: 2017,
    aliases: ['Вера Примерова'],
    slack: 'vera_example',
    digest: '2017-09',
  });
  expect(sheep?.data['reviewer']).toMatch(/^Vera Primerova$/);
  expect(wool?.data).toMatchObject({ slack: 'woolly', country: ['США'], number: 2 });
});

test('a saved page in English is imported whole, with formulas, tables and code', async () => {
  const { status, output } = start(fixture('english.html'));
  expect(status, output).toBe(0);
  expect(await readFile(join(content, 'digests/2017-12-to-2018-01.md'), 'utf8')).toMatch(
    /source: https:\/\/example\.org\/digest\/\n[^]*Hello, _reader_![^]*\[September 2017\]\(https:\/\/example\.org\/old\)/,
  );
  const { 'counting-sheep.md': sheep, 'wool.md': wool } = await drafts();
  expect(sheep?.data).toMatchObject({
    link: 'https://arxiv.org/abs/1712.00001v2',
    country: ['USA'],
    year: 2017,
  });
  const body = sheep?.body ?? '';
  for (const part of [
    '$\\alpha^2$',
    '$\\beta + 1$',
    '$\\gamma$',
    '$\\delta$',
    '$$\nx = y\n$$',
    '\\$5',
    '## Method\n\nLayers',
    'Details',
    '| Sheep | Count |',
    '```python\nprint("sheep")\n```',
    '- One\n',
    'figure to fetch: https',
    'sheep[^1]',
    '[^1]: A note on sheep.',
    '10$^{5}$',
    'sheep.png',
  ]) {
    expect(body).toContain(part);
  }
  expect(body).not.toMatch(/MathJax|<math|ad\(\)|noise/);
  expect(wool?.data).toMatchObject({
    reviewer: 'Mariya Primerova',
    aliases: ['Мария Примерова'],
    slack: 'masha',
  });
  expect(output).toContain('left out, as no part of the text: 2 × <script>, 1 × <ins>');
});

test('a saved page in Russian is imported, with links on titles', async () => {
  const { status, output } = start(fixture('russian.html'));
  expect(status, output).toBe(0);
  const { 'ovtsi.md': sheep, 'sherst.md': wool } = await drafts();
  expect(sheep?.data).toMatchObject({
    link: 'https://arxiv.org/abs/1901.00001',
    country: ['Великобритания'],
    digest: '2019-01-to-2019-06',
  });
  expect(sheep?.body).toContain('\\<b>');
  expect(wool?.data).toMatchObject({
    authors: ['Bob Sample', 'Cem Muster'],
    slack: 'woolly',
    link: 'https://arxiv.org/abs/1902.00002',
  });
  expect(wool?.data).not.toHaveProperty('year', expect.anything());
});

test('older pages, with bold titles, other formulas and links in the lines below, are imported', async () => {
  expect(start(fixture('older.html')).status).toBe(0);
  const { 'woven-networks.md': woven, 'second-paper.md': second } = await drafts();
  expect(woven?.data).toMatchObject({
    authors: ['Ada Example', 'Bob Sample'],
    year: 2016,
    slack: 'woolly',
    link: 'https://arxiv.org/abs/1608.00001',
  });
  expect(woven?.body).toContain(
    '$x^2$ и\n\n$$\ny = x\n$$\n\nформулой. Вот 10$^{5}$.\n\n## Подробнее\n\nСкрытый текст.',
  );
  expect(second?.data).toMatchObject({
    institution: ['Example University', 'Acme Research'],
    country: ['США'],
    number: 2,
  });
});

test('a wrapped text is joined, and its titles and authors with it', async () => {
  const { status, output } = start(fixture('wrapped.txt'), ...source);
  expect(status, output).toBe(0);
  const { 'very-long-title-paper-that.md': long, 'short.md': short } = await drafts();
  expect(long?.data).toMatchObject({
    title: 'A Very Long Title of a Paper That Wraps Over the Line',
    authors: ['Ada Example', 'Bob Sample', 'Cem Muster', 'Dan Demo', 'Eve Egg'],
    link: 'https://arxiv.org/abs/1901.00001',
  });
  expect(long?.body).toContain(
    'lines are broken at about sixty characters, as mail programs do, and',
  );
  expect(short?.data).toMatchObject({ slack: 'vera', link: 'https://arxiv.org/abs/1801.00001' });
});

test.each([
  'english.txt',
  'russian.txt',
  'english.html',
  'russian.html',
  'older.html',
  'wrapped.txt',
])('every word of %s is in a draft or a note', async (name) => {
  const { output } = start(fixture(name), ...source);
  const written = await Promise.all(
    ['digests', 'reviews'].map(async (folder) =>
      Promise.all(
        (await readdir(join(content, folder))).map((file) =>
          readFile(join(content, folder, file), 'utf8'),
        ),
      ),
    ),
  );
  const all = `${written.flat().join('\n')}\n${output}`;
  const text = await readFile(fixture(name), 'utf8');
  const visible = name.endsWith('.html')
    ? text
        .replace(/<(nav|footer|script|ins|title)[^]*?<\/\1>/g, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/&\w+;|\$\w+\$/g, ' ')
    : text;
  const shown = new Set(all.match(/[\p{L}\p{N}]+/gu));
  const wanted = visible.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  // What the frontmatter says in another form, or the lines below a title are known by.
  const known =
    /^(Authors|Review|author|Original|article|in|slack|Авторы|Автор|статьи|обзора|Оригинал|слэке|на|habr|и|Обзор|подготовил|October|December|Сентябрь)$/;
  expect(wanted.filter((word) => !shown.has(word) && !known.test(word))).toEqual([]);
});

test('with its link filled in, a draft without damage passes the check', async () => {
  await cp('tests/fixtures/nine', content, { recursive: true });
  const { status, output } = start(fixture('russian.html'), '--period', 'January 2019');
  expect(status, output).toBe(0);
  const file = join(content, 'reviews/ovtsi.md');
  const { problems } = await readContent(content);
  expect(problems.filter((problem) => problem.file.endsWith('ovtsi.md'))).toEqual([]);
  await writeFile(file, (await readFile(file, 'utf8')).replace('Сеть', '**TO DO: x**'));
  expect((await readContent(content)).problems.map(({ rule }) => rule)).toContain('unfinished');
});

test('nothing is written over, and nothing is written by half', async () => {
  expect(start(fixture('english.txt'), ...source).status).toBe(0);
  await rm(join(content, 'digests'), { recursive: true });
  const { status, output } = start(fixture('english.txt'), ...source);
  expect(status).toBe(1);
  expect(output).toMatch(/Nothing was written: .*counting-sheep.*is there already/);
  expect(await readdir(content)).toEqual(['reviews']);
});

test.each([
  ['no file', [], 'Name one file'],
  ['a file that is not there', ['none.html'], 'there is no such file'],
  ['a picture', ['public/icon.svg'], 'there is no text'],
  ['a text of something else', ['README.md'], 'no article was found'],
  ['no address', [fixture('english.txt')], 'add --source'],
])('%s is refused in one line', (_case, words, message) => {
  const { status, output } = start(...words);
  expect(status).toBe(1);
  expect(output).toContain(message);
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('an empty file is refused', async () => {
  const file = join(content, 'empty.html');
  await writeFile(file, ' \n');
  expect(start(file).output).toContain('the file is empty');
});

test.each([
  ['July - September 2019', '2019-q3'],
  ['Июль — сентябрь 2019', '2019-q3'],
  ['September 2017', '2017-09'],
  ['December 2017 - January 2018', '2017-12-to-2018-01'],
  ['Февраль — Март 2018', '2018-02-to-2018-03'],
  ['No months', undefined],
])('the period "%s" is %s', (title, slug) => {
  expect(periodIn(title)?.slug).toBe(slug);
});

test.each([
  ['Authors of the article: A B, C D (X, 2019)', { kind: 'authors', authors: ['A B', 'C D'] }],
  [
    'Авторы: A B и C D (X (Y), Россия, 2019)',
    { kind: 'authors', origin: { institution: ['X (Y)'], country: ['Россия'], year: 2019 } },
  ],
  [
    'Review author: Vera Example (in slack Vera Example)',
    { kind: 'reviewer', reviewer: 'Vera Example', slack: 'Vera Example' },
  ],
  [
    'Автор обзора: Вера (в слэке vera, на habr v)',
    { kind: 'reviewer', reviewer: 'Вера', slack: 'vera' },
  ],
  ['Reviewed by: Vera Example', { kind: 'reviewer', reviewer: 'Vera Example' }],
  ['→ Original article', { kind: 'original' }],
  ['→ Код', { kind: 'code' }],
  ['The authors: are wrong about this', { kind: 'authors' }],
])('the line "%s" is read', (line, expected) => {
  expect(readHeaderLine(line, false)).toMatchObject(expected);
});

test('a list of earlier digests is no article', () => {
  const page = readPage(
    'Title, May 2018\n\nEarlier: September 2017\n\n1. One\n\nAuthors: A B (X, 2018)\n\nText.\n',
  );
  const { articles, introduction } = findArticles(page.blocks);
  expect(articles.map(({ title }) => title)).toEqual(['One']);
  expect(introduction).toHaveLength(1);
});
