import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sites } from '../sites.ts';
import { copyOfSite, hashesOf, type Copy } from './build.ts';

let site: Copy;

beforeEach(async () => {
  site = await copyOfSite({ content: sites.nine.content });
});

afterEach(() => site.remove());

test('builds in different folders, time zones and file orders are identical to the byte', async () => {
  // Rewritten in reverse order: a file system may list older files first.
  for (const folder of ['reviews', 'digests', 'figures']) {
    const names = (await readdir(join(site.content, folder))).toSorted().toReversed();
    for (const name of names) {
      const [path, aside] = [join(site.content, folder, name), join(site.content, '..', name)];
      await rename(path, aside);
      await cp(aside, path, { recursive: true });
    }
  }
  const { code, output } = await site.build({ TZ: 'Pacific/Kiritimati', LC_ALL: 'C' });
  expect(code, output).toBe(0);
  expect(await hashesOf(site.directory)).toEqual(await hashesOf(sites.nine.built));
});

test('a site without formulas builds, too', async () => {
  for (const folder of ['reviews', 'digests']) {
    for (const file of await readdir(join(site.content, folder))) {
      const path = join(site.content, folder, file);
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace(/^(\s*)\$\$$/gm, '$1```').replaceAll('$', '`'));
    }
  }
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  const html = await readFile(join(site.directory, 'reviews/osnet/index.html'), 'utf8');
  expect(html).not.toContain('class="katex');
});
