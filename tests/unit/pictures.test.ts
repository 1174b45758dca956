import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { figureProblems } from '../../src/check/figures.ts';
import { readContent } from '../../src/compile/content.ts';
import { renderedText } from '../../src/compile/text.ts';
import { filesOf, makeFile, typeOf } from '../../src/files/index.ts';
import { animation, noise, photograph, png } from '../fixtures/pictures.ts';
import { catalogue, review } from '../fixtures/catalogue.ts';

// Set before the imports that read them on load.
const root = vi.hoisted(() => {
  process.env['CACHE_DIR'] = `.cache/pictures-test-${process.pid}`;
  process.env['CONTENT_DIR'] = `${process.env['CACHE_DIR']}/content`;
  return process.env['CACHE_DIR'];
});
const content = join(root, 'content');

beforeEach(async () => {
  await mkdir(join(content, 'figures/paper'), { recursive: true });
  await write('digests/2020-q1.md', String(catalogue.frontmatter[0]?.files['digests/2020-q1.md']));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), data);
}

/** Checks a review that shows these pictures. */
async function show(...pictures: readonly (readonly [name: string, bytes: Uint8Array])[]) {
  for (const [name, bytes] of pictures) await write(`figures/paper/${name}`, bytes);
  const images = pictures.map(([name]) => `![Sheep.](../figures/paper/${name})`).join('\n\n');
  await write('reviews/paper.md', review({}, images));
  return readContent(content);
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);
const webp = await sharp(await photograph(100, 80))
  .webp()
  .toBuffer();
const frames = ['acTL', Buffer.from('0000000200000000', 'hex')] as const;

test.each([
  ['a truncated JPEG', 'a.jpg', half(await photograph(400, 300)), 'cannot be converted'],
  ['a truncated PNG', 'a.png', half(png([300, 300], 90_300)), 'cannot be converted'],
  ['a truncated WebP', 'a.webp', half(webp), 'cannot be converted'],
  ['the start of a PNG', 'a.png', png([9, 9], 90).subarray(0, 20), 'cannot be converted'],
  ['an empty file', 'a.png', Buffer.alloc(0), 'has another format'],
  ['a JPEG named .png', 'a.png', await photograph(40, 40), 'has another format'],
  ['a PNG named .jpeg', 'a.jpeg', png([9, 9], 90), 'has another format'],
  ['an SVG named .webp', 'a.webp', Buffer.from('<svg viewBox="0 0 1 1"/>'), 'has another format'],
  ['a GIF named .png', 'a.png', await animation('gif'), 'has another format'],
  ['an animated WebP', 'a.webp', await animation('webp'), 'is animated'],
  ['an animated PNG', 'a.png', png([9, 9], 90, frames), 'is animated'],
  ['a decompression bomb', 'a.png', png([40_000, 40_000], 1_000_000), 'has 40000 × 40000 pixels'],
  ['a file of over 2 MB', 'a.png', Buffer.alloc(2 * 1024 * 1024 + 1), 'is over 2 MB'],
])('%s is refused, with its position', async (_what, name, bytes, message) => {
  // Once, so that the time is not that of starting a worker.
  await show(['warm.png', png([9, 9], 90)]);
  const started = performance.now();
  const { problems } = await show([name, bytes]);
  const time = performance.now() - started;
  const found = problems.filter(({ severity }) => severity === 'error');
  expect(found).toMatchObject([{ rule: 'figures', line: 14, column: 1 }]);
  expect(found[0]?.file).toMatch(/reviews\/paper\.md$/);
  expect(found[0]?.message).toContain(`../figures/paper/${name} ${message}`);
  expect(found[0]?.hint).toBeTruthy();
  expect(time).toBeLessThan(1000);
});

test('a picture that no quality brings under 200 KB is refused', async () => {
  const { problems } = await show(['a.jpg', await noise(1440, 1000)]);
  const message = '../figures/paper/a.jpg takes over 200 KB as WebP';
  expect(problems).toMatchObject([{ rule: 'figures', message, line: 14 }]);
});

test('the pictures of a page have a budget', () => {
  const figures = Array.from({ length: 8 }, (_, index) => ({
    ...{ line: index + 1, column: 1, excerpt: '', url: `../figures/a/${index}.png` },
  }));
  const each = <Value>(value: Value): Record<string, Value> =>
    Object.fromEntries(figures.map((_, index) => [`a/${index}.png`, value]));
  const large = Buffer.alloc(200_000).toString('base64');
  const pictures = each({ width: 9, height: 9, large, small: large });
  const problems = figureProblems(
    { file: 'a.md', slug: 'a', figures },
    { figures: each('hash'), pictures },
  );
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [8, 'the pictures up to ../figures/a/7.png are 1.6 MB'],
  ]);
});

/** The element of a picture, and its published files. */
async function publish(name: string, bytes: Uint8Array) {
  const shown = await show([name, bytes]);
  expect(shown.problems).toEqual([]);
  const [page] = shown.reviews;
  if (!page) throw new Error('no review');
  const { html } = await renderedText(page);
  const files = filesOf(shown).filter(({ path }) => path.startsWith(`figures/paper/${name}`));
  const made = await Promise.all(
    files.map(async (file) => {
      expect(typeOf(file)).toBe('image/webp');
      return [file.path, Buffer.from(await makeFile(file))] as const;
    }),
  );
  const [image] = /<img[^>]*>/.exec(html) ?? [];
  return { key: page.text.key, image, files: Object.fromEntries(made) };
}

test('a photograph is turned, scaled to two widths, and loses its metadata', async () => {
  const taken = await photograph(2000, 1500);
  expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('Camera');
  const { image, files } = await publish('a.jpg', taken);
  expect(image).toBe(
    '<img class="picture" src="/figures/paper/a.jpg.webp" srcset="/figures/paper/a.jpg.small.webp 720w, /figures/paper/a.jpg.webp 1440w" ' +
      'sizes="min(100vw, 540px)" width="540" height="720" alt="Sheep." loading="lazy" decoding="async">',
  );
  expect(Object.keys(files)).toEqual([
    'figures/paper/a.jpg.webp',
    'figures/paper/a.jpg.small.webp',
  ]);
  const sizes = await Promise.all(
    Object.values(files).map(async (file) => {
      expect(file.length).toBeLessThanOrEqual(200_000);
      const { format, width, height, exif, xmp, icc } = await sharp(file).metadata();
      expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
      return { format, width, height };
    }),
  );
  expect(sizes).toEqual([
    { format: 'webp', width: 1440, height: 1920 },
    { format: 'webp', width: 720, height: 960 },
  ]);
});

test('a small picture is published as large as it is', async () => {
  const { image, files } = await publish('B.PNG', png([300, 200], 60_200));
  expect(image).toBe(
    '<img class="picture" src="/figures/paper/B.PNG.webp" width="300" height="200" alt="Sheep." loading="lazy" decoding="async">',
  );
  const [large, small] = Object.values(files);
  expect(small).toEqual(large);
});

test('a picture is encoded once, again if the cache has lost it, to the same bytes', async () => {
  const taken = await photograph(800, 600);
  const before = await publish('a.jpg', taken);
  const folder = join(root, 'pictures');
  const [entry = ''] = await readdir(folder);
  await utimes(join(folder, entry), 1, 1);
  expect(await publish('a.jpg', taken)).toEqual(before);
  expect((await stat(join(folder, entry))).mtimeMs).toBe(1000);
  await rm(folder, { recursive: true });
  expect(await publish('a.jpg', taken)).toEqual(before);
  const after = await publish('a.jpg', await photograph(800, 600, 90));
  expect(after.key).not.toBe(before.key);
  expect(after.files).not.toEqual(before.files);
});
