import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/check/content.ts';
import { sites, type Site } from '../sites.ts';

/** Runs a command of the project on a site. */
function run(command: string, site: Pick<Site, 'content' | 'built' | 'base'>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`src/commands/${command}.ts`, ...words],
    {
      env: {
        ...process.env,
        CONTENT_DIR: site.content,
        OUT_DIR: site.built,
        BASE_PATH: site.base,
      },
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
}

test('the next digest passes the check and can be released: no address is lost', async () => {
  expect(run('check', sites.next).output).toContain('errors: 0, warnings: 0');
  const folder = await mkdtemp('.cache/contribution-');
  const [before, after, published] = ['before', 'after', 'published.txt'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  // A release writes into the site.
  await cp(sites.real.built, before, { recursive: true });
  await cp(sites.next.built, after, { recursive: true });
  expect(run('release', { ...sites.real, built: before }, '/dev/null').status).toBe(0);
  await rename(join(before, 'addresses.txt'), published);
  const { reviews } = await readContent(sites.real.content);
  const addresses = (await readFile(published, 'utf8')).split('\n');
  expect(addresses).toEqual(expect.arrayContaining(reviews.map(({ slug }) => `reviews/${slug}/`)));
  expect(run('release', { ...sites.next, built: after }, published)).toMatchObject({
    status: 0,
    output: expect.stringContaining('lost: 0') as string,
  });
  await rm(folder, { recursive: true });
});

test('the newest digest goes first', async () => {
  const { digests } = await readContent(sites.next.content);
  const [newest] = digests.toSorted((a, b) => (a.data.from < b.data.from ? 1 : -1));
  const home = await readFile(join(sites.next.built, 'index.html'), 'utf8');
  expect(/<section aria-labelledby="site-digest-([^"]+)"/.exec(home)?.[1]).toBe(newest?.slug);
});
