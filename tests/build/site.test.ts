import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyOfSite, hashesOf, type Site } from './build.ts';

let site: Site;

beforeEach(async () => {
  site = await copyOfSite();
});

afterEach(() => site.remove());

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
    const [one, two] = await Promise.all([
      site.build({ TZ: 'Pacific/Kiritimati', LC_ALL: 'C' }),
      other.build({ TZ: 'Pacific/Niue' }),
    ]);
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
