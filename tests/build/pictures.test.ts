import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { site } from '../../src/site.ts';
import { sites } from '../sites.ts';

const { built } = sites.everything;
const names = [1, 2, 3, 4, 5, 6].map((index) => `${index}.jpg`);

async function expectNoMetadata(bytes: Uint8Array): Promise<void> {
  const { exif, xmp, icc, iptc } = await sharp(bytes).metadata();
  expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
}

test('each photograph is published in two versions of up to 200 KB, without metadata', async () => {
  const folder = join(built, 'figures/pictures');
  expect((await readdir(folder)).toSorted()).toEqual(
    names.flatMap((name) => [`${name}.small.webp`, `${name}.webp`]),
  );
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    expect(bytes.length).toBeLessThanOrEqual(200_000);
    await expectNoMetadata(bytes);
  }
});

test('a book has its photographs as JPEG, and lists them', async () => {
  const files = unzipSync(await readFile(join(built, 'digests/2020-q1.epub')));
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  for (const name of names) {
    const path = `figures/pictures/${name}.jpeg`;
    expect(text('pictures.xhtml')).toContain(`<img src="${path}" alt="Photograph `);
    expect(text('book.opf')).toContain(`href="${path}" media-type="image/jpeg"`);
    const bytes = files[path] ?? new Uint8Array();
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1440 });
    await expectNoMetadata(bytes);
  }
});

test.each(['rss.xml', 'feed.json'])('%s shows photographs, by absolute addresses', async (feed) => {
  const text = (await readFile(join(built, feed), 'utf8')).replaceAll('\\"', '"');
  for (const name of names) {
    expect(text).toContain(`src="${site.url}/figures/pictures/${name}.webp" alt="Photograph `);
  }
});

test('the page of a whole digest shows photographs as the page of a review does', async () => {
  const image = /<img class="picture"[^>]*>/g;
  const [review, digest] = await Promise.all(
    ['reviews/pictures', 'digests/2020-q1/all'].map((path) =>
      readFile(join(built, path, 'index.html'), 'utf8'),
    ),
  );
  expect(review?.match(image)).toHaveLength(6);
  expect(digest?.match(image)).toEqual(review?.match(image));
});
