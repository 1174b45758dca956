import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Content } from '../../src/compile/content.ts';
import type { SiteFile } from '../../src/files/index.ts';
import type { Library } from '../../src/library/library.ts';

// Golden files: every file other than pages, made of `golden/content`, where `golden.md` uses every
// key of the frontmatter. Each was verified by hand; check it again before you update it.
const fixture = 'tests/fixtures/golden';
const bySite = 'https://reviews.example';

vi.mock(import('../../src/files/history.ts'), () => ({
  lastChanges: () =>
    Promise.resolve(new Map([['reviews/golden.md', new Date('2022-02-03T04:05:06Z')]])),
}));

let cacheDir: string;
beforeAll(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'files-'));
  vi.stubEnv('CACHE_DIR', cacheDir);
  vi.stubEnv('CONTENT_DIR', join(fixture, 'content'));
  // The one for workers, the other for Vite, which tests are run by.
  vi.stubEnv('SITE_URL', bySite);
  vi.stubEnv('SITE', bySite);
  vi.stubEnv('BASE_PATH', '/papers/');
  vi.stubEnv('BASE_URL', '/papers/');
  vi.stubEnv('DEV', false);
  // The newest year that the schema takes is that after this one.
  vi.setSystemTime(new Date('2025-06-07T08:09:10Z'));
});

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(cacheDir, { recursive: true });
});

const modules = async () => ({
  ...(await import('../../src/compile/content.ts')),
  ...(await import('../../src/files/card/cards.ts')),
  ...(await import('../../src/files/card/draw.ts')),
  ...(await import('../../src/files/citation/citations.ts')),
  ...(await import('../../src/files/citation/structuredData.ts')),
  ...(await import('../../src/files/index.ts')),
  ...(await import('../../src/files/csp.ts')),
  ...(await import('../../src/library/library.ts')),
  ...(await import('../../src/compile/text.ts')),
});
let src: Awaited<ReturnType<typeof modules>>;
let content: Content;
let library: Library;
let files: readonly SiteFile[];

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  src = await modules();
  content = await src.readContent(join(fixture, 'content'));
  library = src.libraryOf(content);
  files = src.filesOf(content);
});

async function make(path: string): Promise<Uint8Array> {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`no file ${path}`);
  const made = await src.makeFile(file);
  return typeof made === 'string' ? new TextEncoder().encode(made) : made;
}

/** A text with a line for each element or value. */
function legible(path: string, bytes: Uint8Array | undefined): string {
  const text = new TextDecoder().decode(bytes);
  const lines = path.endsWith('.json')
    ? JSON.stringify(JSON.parse(text), null, 2)
    : text
        .replaceAll('\r\n', '\n')
        .replaceAll('><', '>\n<')
        // Styles change with the design.
        .replace(/(<style>).*?(<\/style>)/s, '$1$2');
  return lines.replace(/\n*$/, '\n');
}

const expectGolden = (name: string, text: string) =>
  expect(text).toMatchFileSnapshot(join('..', '..', fixture, 'expected', name));

test('the paths and types of all files', async () => {
  const lines = files.map((file) => `${file.path}  ${src.typeOf(file)}\n`);
  await expectGolden('files.txt', lines.join(''));
});

test.each([
  ...['bib', 'ris', 'csl.json', 'json'].map((format) => `reviews/golden.${format}`),
  ...['bib', 'ris', 'csl.json', 'json'].map((format) => `reviews/preprint.${format}`),
  ...['csl.json', 'json'].map((format) => `reviews/workshop.${format}`),
  ...['reviewers/goldfinch_7/rss.xml', 'topics/image-recognition/feed.json'],
  ...['reviews/golden-draft/index.html', 'arxiv/1801.00003/index.html'],
  ...[
    'figures/golden/line.svg',
    'figures/golden/line.emblem.svg',
    'robots.txt',
    'llms.txt',
    'search/records.json',
    'search/glossary.json',
  ],
  ...['review', 'reviews', 'review-frontmatter', 'digest-frontmatter'].map(
    (name) => `schemas/${name}.json`,
  ),
])('%s', async (path) => {
  await expectGolden(path, legible(path, await make(path)));
});

test.each(['md', 'bib', 'ris', 'csl.json', 'json', 'png'])(
  'a review as %s, under its former name, too',
  async (format) => {
    expect(await make(`reviews/golden-draft.${format}`)).toEqual(
      await make(`reviews/golden.${format}`),
    );
  },
);

test('Markdown, as it was written, and RIS, with the line breaks of its format', async () => {
  const source = readFileSync(join(fixture, 'content/reviews/golden.md'), 'utf8');
  expect(new TextDecoder().decode(await make('reviews/golden.md'))).toBe(source);
  const ris = new TextDecoder().decode(await make('reviews/golden.ris'));
  expect(ris).toMatch(/^(.*\r\n)+$/);
});

test('lists of reviews are those of the reviews, one after the other', async () => {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await make(path)));
  expect(await json('reviews.json')).toEqual({
    $schema: `${bySite}/papers/schemas/reviews.json`,
    version: 2,
    reviews: await Promise.all(library.reviews.map(({ slug }) => json(`reviews/${slug}.json`))),
  });
  const { items } = (await json('feed.json')) as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).toEqual(
    library.reviews.map(({ slug }) => `${bySite}/papers/reviews/${slug}/`),
  );
  const keys = async (path: string) =>
    new TextDecoder().decode(await make(path)).match(/(?<=^@\w+\{)[^,]+/gm);
  const both = (slugs: string[]) => slugs.flatMap((slug) => [`review${slug}`, `paper${slug}`]);
  expect(await keys('reviews.bib')).toEqual(both(library.reviews.map(({ slug }) => slug)));
  expect(await keys('reviewers/goldfinch_7/reviews.bib')).toEqual(
    both(['golden', 'workshop', 'archive']),
  );
});

test('a feed has the newest reviews alone', () => {
  const [entry] = content.reviews;
  if (!entry) throw new Error('no review');
  const reviews = Array.from({ length: 21 }, (_, index) => ({
    ...entry,
    slug: `r${index}`,
    data: { ...entry.data, number: index + 1, link: `https://example.org/${index}` },
  }));
  const feed = src.filesOf({ ...content, reviews }).find(({ path }) => path === 'rss.xml');
  const { reviews: shown } = feed?.subject as { reviews: { slug: string }[] };
  expect(shown.map(({ slug }) => slug)).toEqual(reviews.slice(0, 20).map(({ slug }) => slug));
});

test('a digest as a book, the same bytes each time', async () => {
  const path = 'digests/2021-q4.epub';
  const bytes = await make(path);
  const book = unzipSync(bytes);
  expect(Object.keys(book)).toEqual([
    ...['mimetype', 'META-INF/container.xml', 'book.opf', 'contents.xhtml', 'book.css'],
    ...['cover.png', 'introduction.xhtml', 'preprint.xhtml', 'golden.xhtml', 'workshop.xhtml'],
    'figures/golden/line.svg',
  ]);
  for (const name of Object.keys(book)) {
    if (/\.(css|png)$|^workshop/.test(name)) continue;
    await expectGolden(join(path, name), legible(name, book[name]));
  }
  expect(new TextDecoder().decode(book['book.css'])).toBe(
    readFileSync('src/styles/book.css', 'utf8'),
  );
  const cover = await sharp(book['cover.png']).metadata();
  expect([cover.width, cover.height]).toEqual([1200, 1800]);
  // Bare, and the first: readers tell the kind of the file by these bytes.
  expect(new TextDecoder().decode(bytes.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
  rmSync(cacheDir, { recursive: true });
  vi.setSystemTime(new Date('2025-08-09T10:11:12Z'));
  expect(await make(path)).toEqual(bytes);
  expect(await make('digests/2020-q4.epub')).not.toEqual(bytes);
});

test('a figure has the colours of the site, or in a book those of the light theme', async () => {
  const styles = (bytes: Uint8Array | undefined): string =>
    /<style>(.*)<\/style>/s.exec(new TextDecoder().decode(bytes))?.[1] ?? '';
  const sheet = (name: string): string => readFileSync(`src/styles/${name}.css`, 'utf8');
  expect(styles(await make('figures/golden/line.svg'))).toBe(
    `${sheet('palette')}${sheet('figure')}svg{background:var(--paper)}`,
  );
  rmSync(cacheDir, { recursive: true });
  const book = unzipSync(await make('digests/2021-q4.epub'));
  const plain = styles(book['figures/golden/line.svg']);
  expect(plain).toContain('.line');
  expect(plain).not.toMatch(/var\(|light-dark|color-mix|undefined|\n/);
});

test('structured data', async () => {
  const review = library.reviewBySlug.get('golden');
  if (!review) throw new Error('no review');
  const data = src.structuredData(review);
  await expectGolden('json-ld.json', `${JSON.stringify(data, null, 2)}\n`);
});

test('citations are those of the formats, and cached', async () => {
  const review = library.reviewBySlug.get('golden');
  if (!review) throw new Error('no review');
  rmSync(join(cacheDir, 'citations'), { recursive: true, force: true });
  await expectGolden('citations.json', `${JSON.stringify(await src.citations(review), null, 2)}\n`);
  expect(readdirSync(join(cacheDir, 'citations'))).toHaveLength(1);
  await src.cacheCitations(library.reviews);
  expect(readdirSync(join(cacheDir, 'citations'))).toHaveLength(library.reviews.length);
});

test('the policy of a page names its scripts and styles by their hashes', () => {
  const policy = src.contentSecurityPolicy({ scripts: ['a', 'b'], styles: ['a'] });
  const [a, b] = [
    'ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=',
    'PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=',
  ];
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${a}' 'sha256-${b}';`);
  expect(policy).toContain(`style-src 'self' 'sha256-${a}';`);
});

describe('cards', () => {
  /** Each text and box that is drawn, with its font, colour and position. */
  async function drawn(draw: () => Promise<unknown>): Promise<string> {
    rmSync(cacheDir, { recursive: true, force: true });
    const palette = readFileSync('src/styles/palette.css', 'utf8');
    const names = new Map(
      [...palette.matchAll(/--([a-z]+): light-dark\((#[0-9a-f]+)/g)].map(([, name, hex]) => [
        hex,
        name,
      ]),
    );
    const log: string[] = [];
    const prototype = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d')) as ReturnType<
      ReturnType<typeof createCanvas>['getContext']
    >;
    const spies = (['fillText', 'fillRect'] as const).map((name) => {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => void;
      return vi.spyOn(prototype, name).mockImplementation(function (
        this: typeof prototype,
        ...args: unknown[]
      ) {
        const [, size = '', weight = ''] = /^(\d+px).*?-(\d+)-normal/.exec(this.font) ?? [];
        const font = name === 'fillText' ? ` ${size} ${weight}` : '';
        log.push(`${names.get(this.fillStyle as string) ?? 'other'}${font}: ${args.join(', ')}\n`);
        original.apply(this, args);
      });
    });
    await draw();
    for (const spy of spies) spy.mockRestore();
    return log.join('');
  }

  const drawTitle = (title: string) => {
    const words = { authors: ['Ada'], origin: 'X', summary: '', byline: 'Y', siteName: 'Z' };
    const palette: Record<string, string> = { paper: '#fff', ink: '#000' };
    return src.drawCard({ title, ...words }, (name) => palette[name] ?? '#888');
  };

  test.each([
    ['card.txt', () => make('reviews/golden.png')],
    ['site-card.txt', () => make('card.png')],
    [
      'card-small.txt',
      () => drawTitle('A long title of fifteen words, which would not fit: '.repeat(3)),
    ],
    ['card-cut.txt', () => drawTitle('A very long title that goes on '.repeat(24).trim())],
    ['card-word.txt', () => drawTitle('Pneumonoultramicroscopic'.repeat(9))],
    ['cover.txt', () => src.digestCover({ title: library.digests[0]?.title ?? '' })],
  ])('%s', async (name, draw) => {
    await expectGolden(name, await drawn(draw));
  });

  test('are images without transparency, drawn apart, even at once', async () => {
    const paths = library.reviews.map(({ slug }) => `reviews/${slug}.png`);
    const apart = [];
    for (const path of paths) apart.push(await make(path));
    rmSync(cacheDir, { recursive: true });
    expect(await Promise.all(paths.map(make))).toEqual(apart);
    const { format, width, height, channels } = await sharp(apart[0]).metadata();
    expect({ format, width, height, channels }).toEqual({
      ...{ format: 'png', width: 1200, height: 630, channels: 3 },
    });
    const [red = 255, green = 255] = await sharp(apart[0]).raw().toBuffer();
    expect(red).not.toBe(green);
  });
});
