import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyOfSite, hashesOf, type Copy } from './build.ts';

let site: Copy;
let untouched: Map<string, string>;

beforeEach(async () => {
  site = await copyOfSite();
  untouched = await hashesOf(site.directory);
});

afterEach(() => site.remove());

test('a killed build leaves the site untouched, and the next builds it to the byte, whatever the folder, the time zone and the order of files', async () => {
  for (const moment of [
    'Building static entrypoints',
    '/reviews/osnet/index.html',
    'search index, cards, citations and books written',
  ]) {
    const { code, output } = await site.build({}, moment);
    expect(code, output).toBe(null);
    expect(await hashesOf(site.directory), `killed at ${moment}`).toEqual(untouched);
  }
  for (const folder of [site.directory, `${site.directory}.cache`]) {
    await rm(folder, { recursive: true });
  }
  // Rewritten in reverse order: a file system may list older files first.
  for (const folder of ['reviews', 'digests', 'figures']) {
    const names = (await readdir(join(site.content, folder))).toSorted().toReversed();
    for (const name of names) {
      const [path, aside] = [join(site.content, folder, name), join(site.content, '..', name)];
      await rename(path, aside);
      await cp(aside, path, { recursive: true });
    }
  }
  const next = await site.build({ TZ: 'Pacific/Kiritimati', LC_ALL: 'C' });
  expect(next.code, next.output).toBe(0);
  expect(await hashesOf(site.directory)).toEqual(untouched);
});

test('problems in reviews fail the build, each with its position, and leave the site untouched, even one that a killed build had moved away', async () => {
  await rename(site.directory, `${site.directory}.former`);
  const reviews = join(site.content, 'reviews');
  const replace = async (slug: string, from: RegExp, to: string): Promise<void> => {
    const text = await readFile(join(reviews, `${slug}.md`), 'utf8');
    expect(text).toMatch(from);
    await writeFile(
      join(reviews, `${slug}.md`),
      text.replace(from, () => to),
    );
  };
  await replace('roberta', /^title:/m, 'titel:');
  await replace('osnet', /\\tilde\{x\}/, '\\tidle{x}');
  await replace('adapters', /\n## /, '\n[x](/reviews/nope/)\n\n## ');
  await cp(join(reviews, 'efficientnet.md'), join(reviews, 'EfficientNet.md'));
  const { code, output } = await site.build();
  expect(code).not.toBe(0);
  expect(await hashesOf(site.directory)).toEqual(untouched);
  for (const problem of [
    /reviews\/roberta\.md:\d+:\d+ error unknown key `titel`/,
    /reviews\/osnet\.md:\d+:\d+ error .*\\tidle/,
    /reviews\/adapters\.md:\d+:\d+ error no review `nope`/,
    /reviews\/efficientnet\.md:\d+:\d+ error the same address as EfficientNet\.md/,
  ]) {
    expect(output).toMatch(problem);
  }
});

test.runIf(existsSync('/dev/full'))('a full disk fails the build, and says so', async () => {
  const stylesheet = join(`${site.directory}.cache`, 'fonts/katex/dist/katex.min.css');
  await rm(stylesheet);
  await symlink('/dev/full', stylesheet);
  const { code, output } = await site.build();
  expect(code).not.toBe(0);
  expect(output).toContain('no space left on device');
  expect(await hashesOf(site.directory)).toEqual(untouched);
});
