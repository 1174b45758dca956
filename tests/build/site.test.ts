import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import figures from '../fixtures/digest-figures.json' with { type: 'json' };
import { copyOfSite, hashesOf, type Site } from './build.ts';

let site: Site;

beforeEach(async () => {
  site = await copyOfSite();
});

afterEach(() => site.remove());

test('every review of the folder is built, with every number of the digest', async () => {
  const { code, output, directory } = await site.build();
  expect(code, output).toBe(0);
  const reviews = join(directory, 'reviews');
  const files = await readdir(join(site.content, 'reviews'));
  const built = (await readdir(reviews)).filter((name) => !name.includes('.'));
  expect(built.toSorted()).toEqual(files.map((file) => file.replace('.md', '')).toSorted());
  for (const [slug, numbers] of Object.entries(figures)) {
    const html = await readFile(join(reviews, slug, 'index.html'), 'utf8');
    const text = html.replace(/<[^>]+>/g, '').replace(/(\d),(\d{3})/g, '$1$2');
    const missing = numbers.filter(
      (number) => !new RegExp(`(?<![\\d.])${RegExp.escape(number)}(?!\\d|\\.\\d)`).test(text),
    );
    expect(missing, slug).toEqual([]);
  }
  const pages = (await readdir(directory, { recursive: true })).filter((p) => p.endsWith('.html'));
  for (const page of pages) {
    const html = await readFile(join(directory, page), 'utf8');
    const words = html.replace(/<(script|style|math|pre|a class="permalink")[^]*?<\/(\1|a)>/g, '');
    // A template's line break that was taken for a space, or was not.
    expect(words.match(/.{20}(\s<\/a>|<\/a>\s+[,.)]|[a-z,.;]<a |<\/a>[\p{L}(]).{20}/gu), page).toBe(
      null,
    );
  }
});

test('two builds, in other folders, time zones and file orders, are the same to the byte', async () => {
  const other = await copyOfSite();
  // Written anew, last name first: a file system may list what is older first.
  for (const folder of ['reviews', 'digests', 'figures']) {
    const names = (await readdir(join(other.content, folder))).toSorted().toReversed();
    for (const name of names) {
      const [place, aside] = [join(other.content, folder, name), join(other.content, '..', name)];
      await rename(place, aside);
      await cp(aside, place, { recursive: true });
    }
  }
  try {
    // One after the other: Astro keeps a folder that two builds would share.
    const one = await site.build({ TZ: 'Pacific/Kiritimati', LC_ALL: 'C' });
    const two = await other.build({ TZ: 'Pacific/Niue' });
    expect(one.code, one.output).toBe(0);
    expect(await hashesOf(two.directory)).toEqual(await hashesOf(one.directory));
  } finally {
    await other.remove();
  }
});

test('a site without a formula is built, too', async () => {
  for (const folder of ['reviews', 'digests']) {
    for (const file of await readdir(join(site.content, folder))) {
      const path = join(site.content, folder, file);
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace(/^(\s*)\$\$$/gm, '$1```').replaceAll('$', '`'));
    }
  }
  const { code, output, directory } = await site.build();
  expect(code, output).toBe(0);
  const html = await readFile(join(directory, 'reviews/osnet/index.html'), 'utf8');
  expect(html).not.toContain('class="katex');
});

const review = 'reviews/osnet.md';
const replace = (from: string, to: string) => async (content: string) => {
  const file = join(content, review);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
};

test.each([
  ['a misspelt key', replace('title:', 'titel:'), 'unknown key `titel`'],
  ['a TeX error', replace('\\tilde{x}', '\\tidle{x}'), '\\tidle'],
  ['a dangling link', replace('## Results', '[x](/reviews/nope/)\n\n## Results'), '`nope`'],
  [
    'a slug that is there already',
    (content: string) => cp(join(content, review), join(content, 'reviews/OSNet.md')),
    'the same address as OSNet.md',
  ],
])('%s stops the build with the name of the file', async (_case, breakIt, message) => {
  await breakIt(site.content);
  const { code, output } = await site.build();
  expect(code).not.toBe(0);
  expect(output).toMatch(/reviews\/osnet\.md:\d+:\d+ error/);
  expect(output).toContain(message);
});
