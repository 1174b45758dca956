import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/check/content.ts';
import { contentDir } from '../../src/environment.ts';
import { writeNextDigest } from '../fixtures/nextDigest.ts';
import { copyOfSite, release, type Site } from './build.ts';

let site: Site;

beforeAll(async () => {
  site = await copyOfSite(contentDir);
});

afterAll(() => site.remove());

/** Starts a command of the project on the content of a contributor. */
function run(command: string, words: string[], variables: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`src/commands/${command}.ts`, ...words],
    { env: { ...process.env, CONTENT_DIR: site.content, ...variables }, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

test('the next digest passes the check, is recorded, built and released, and loses no address', async () => {
  const before = await site.build();
  expect(before.code, before.output).toBe(0);
  const { directory } = before;
  expect((await release(directory)).code).toBe(0);
  const list = await readFile(join(directory, 'addresses.txt'), 'utf8');

  await rm(site.content, { recursive: true });
  const { digest, slugs } = await writeNextDigest(contentDir, site.content);
  expect(run('check', [], {}).output).toContain('errors: 0, warnings: 0');
  expect(run('record', [], {}).status).toBe(0);
  const { addresses, problems } = await readContent(site.content);
  expect(addresses.published).toEqual(expect.arrayContaining(slugs));
  expect(problems).toEqual([]);

  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  expect(await release(directory, list)).toMatchObject({
    code: 0,
    output: expect.stringContaining('lost: 0') as string,
  });
  const home = await readFile(join(directory, 'index.html'), 'utf8');
  // The newest digest goes first.
  expect(/<section aria-labelledby="site-digest-([^"]+)"/.exec(home)?.[1]).toBe(digest);
  for (const slug of slugs) expect(home).toContain(`href="/reviews/${slug}/"`);
});
