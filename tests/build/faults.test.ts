import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyOfSite, hashesOf, type Site } from './build.ts';

let site: Site;

beforeEach(async () => {
  site = await copyOfSite();
});

afterEach(() => site.remove());

test('a build that is killed leaves the site as it was, and the next one is right', async () => {
  const first = await site.build();
  expect(first.code, first.output).toBe(0);
  const { directory } = first;
  const whole = await hashesOf(directory);
  // Early, while pages are rendered, and while the search index is made.
  for (const moment of [400, 1200, 2000, 2800, 3600]) {
    const { code } = await site.build({}, moment);
    if (code !== null) continue;
    expect(await hashesOf(directory), `killed after ${moment} ms`).toEqual(whole);
  }
  await rm(directory, { recursive: true });
  const next = await site.build();
  expect(next.code, next.output).toBe(0);
  expect(await hashesOf(directory)).toEqual(whole);
});

test('a build that fails leaves the site as it was', async () => {
  const first = await site.build();
  expect(first.code, first.output).toBe(0);
  const whole = await hashesOf(first.directory);
  const review = join(site.content, 'reviews/osnet.md');
  const text = await readFile(review, 'utf8');
  await writeFile(review, text.replace('\\tilde{x}', '\\tidle{x}'));
  const second = await site.build();
  expect(second.code).not.toBe(0);
  expect(await hashesOf(first.directory)).toEqual(whole);
});

test.runIf(existsSync('/dev/full'))('a full disk fails the build, and says so', async () => {
  const { directory } = await site.build();
  const whole = await hashesOf(directory);
  const stylesheet = join(`${directory}.cache`, 'katex/katex.min.css');
  await mkdir(join(stylesheet, '..'), { recursive: true });
  await rm(stylesheet, { force: true });
  await symlink('/dev/full', stylesheet);
  const { code, output } = await site.build();
  expect(code).not.toBe(0);
  expect(output).toContain('no space left on device');
  expect(await hashesOf(directory)).toEqual(whole);
});

test('a folder without reviews fails the build, and says how to begin', async () => {
  await rm(join(site.content, 'reviews'), { recursive: true });
  const gone = await site.build();
  expect(gone.code).not.toBe(0);
  expect(gone.output).toMatch(/reviews:1:1 error cannot be read \(ENOENT: no such file/);
  await mkdir(join(site.content, 'reviews'));
  const empty = await site.build();
  expect(empty.code).not.toBe(0);
  expect(empty.output).toMatch(/reviews:1:1 error there is no review in it\. `npm run new`/);
});
