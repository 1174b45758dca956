import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'history-'));
  await cp('tests/fixtures/nine', join(root, 'content'), { recursive: true });
  const git = (date: string, ...args: string[]): void => {
    const who = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const name = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    execFileSync('git', ['-C', root, ...name, ...args], { env: { ...process.env, ...who } });
  };
  git('2020-01-01T00:00:00Z', 'init', '--quiet');
  git('2020-01-01T00:00:00Z', 'add', '.');
  git('2020-01-01T00:00:00Z', 'commit', '--quiet', '--message', 'one');
  await writeFile(join(root, 'content/figures/osnet/block.svg'), '<svg viewBox="0 0 1 1"></svg>');
  git('2021-02-03T04:05:06+03:00', 'commit', '--quiet', '--all', '--message', 'two');
  vi.stubEnv('CONTENT_DIR', join(root, 'content'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

test('a page has the date of the newest thing on it', async () => {
  vi.resetModules();
  const { sitemapOptions } = await import('../../src/files/sitemap.ts');
  const { readContent } = await import('../../src/compile/content.ts');
  const options = sitemapOptions('/papers/', () => readContent(join(root, 'content')));
  const dateOf = async (path: string): Promise<string | undefined> =>
    (await options.serialize?.({ url: `https://example.org/papers/${path}`, links: [] }))?.lastmod;
  const [first, second] = ['2020-01-01T00:00:00.000Z', '2021-02-03T01:05:06.000Z'];
  expect(await dateOf('reviews/osnet/')).toBe(second);
  expect(await dateOf('reviews/roberta/')).toBe(first);
  expect(await dateOf('reviewers/graviton/')).toBe(second);
  expect(await dateOf('topics/memory/')).toBe(first);
  expect(await dateOf('digests/2019-q3/all/')).toBe(second);
  expect(await dateOf('')).toBe(second);
  expect(await dateOf('digests/2019-q3/all/2/')).toBe(second);
  expect(await dateOf('reviewers/page/2/')).toBe(second);
  expect(await dateOf('papers/l/2/')).toBe(second);
  expect(await dateOf('digests/2019-q3/')).toBe(second);
  expect(await dateOf('topics/memory/page/12/')).toBe(first);
  expect(await dateOf('about/')).toBe(undefined);
});

test('a shallow clone gives no dates', async () => {
  const clone = join(root, 'clone');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(root).href, clone]);
  const changes = async (folder: string) => {
    vi.resetModules();
    vi.stubEnv('CONTENT_DIR', join(folder, 'content'));
    return (await import('../../src/files/history.ts')).lastChanges();
  };
  expect(await changes(clone)).toEqual(new Map());
  expect((await changes(root)).get('reviews/osnet.md')).toEqual(new Date('2020-01-01T00:00:00Z'));
  expect((await changes(root)).size).toBe(
    readdirSync('tests/fixtures/nine', { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length,
  );
});
