import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';
import { release } from './build.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp('.cache/contribution-');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the next digest passes the check', () => {
  const { stdout } = spawnSync(process.execPath, ['src/commands/check.ts'], {
    env: { ...process.env, CONTENT_DIR: sites.next.content },
    encoding: 'utf8',
  });
  expect(stdout).toContain('errors: 0');
  const warnings = stdout.match(/ warning .*/g) ?? [];
  expect(warnings.filter((warning) => !warning.endsWith('(summary)'))).toEqual([]);
});

test('the next digest can be released without losing an address', async () => {
  // A release writes into the site.
  const [before, after] = [join(folder, 'before'), join(folder, 'after')];
  await cp(sites.real.built, before, { recursive: true });
  await cp(sites.next.built, after, { recursive: true });
  expect((await release(before)).code).toBe(0);
  const list = await readFile(join(before, 'addresses.txt'), 'utf8');
  const { reviews } = await readContent(sites.real.content);
  expect(list.split('\n')).toEqual(
    expect.arrayContaining(reviews.map(({ slug }) => `reviews/${slug}/`)),
  );
  expect(await release(after, list, { base: sites.next.base })).toMatchObject({
    code: 0,
    output: expect.stringContaining('lost: 0') as string,
  });
});

test('the newest digest comes first', async () => {
  const { digests } = await readContent(sites.next.content);
  const newest = digests.toSorted((a, b) => (a.data.from < b.data.from ? 1 : -1))[0];
  const home = await readFile(join(sites.next.built, 'index.html'), 'utf8');
  expect(/<section aria-labelledby="site-digest-([^"]+)"/.exec(home)?.[1]).toBe(newest?.slug);
});
