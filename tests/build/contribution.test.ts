import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';
import { copyOfSite, release } from './build.ts';

const { CONTENT_DIR: content = 'content' } = process.env;

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
  const before = await copyOfSite({ content });
  const after = await copyOfSite(sites.next);
  onTestFinished(async () => {
    await before.remove();
    await after.remove();
  });
  const { code, output } = await before.build();
  expect(code, output).toBe(0);
  expect((await release(before.directory)).code).toBe(0);
  const list = await readFile(join(before.directory, 'addresses.txt'), 'utf8');
  const { reviews } = await readContent(content);
  expect(list.split('\n')).toEqual(
    expect.arrayContaining(reviews.map(({ slug }) => `reviews/${slug}/`)),
  );
  expect(await release(after.directory, list, { base: sites.next.base })).toMatchObject({
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
