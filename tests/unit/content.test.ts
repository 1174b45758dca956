import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../src/check/problem.ts';
import { readContent } from '../../src/compile/content.ts';
import { formatProblems } from '../../src/check/formats.ts';
import { contentDir } from '../../src/environment.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'content-'));
  await cp('tests/fixtures/nine', root, { recursive: true });
});

afterEach(() => rm(root, { recursive: true }));

/** A review may lack a summary. */
const besidesSummaries = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ rule }) => rule !== 'summary');

const edit = async (from: string, to: string): Promise<string> => {
  const file = join(root, 'reviews/osnet.md');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
  return formatProblems(besidesSummaries((await readContent(root)).problems));
};

test('the content of the site has no problems but summaries to come', async () => {
  const { reviews, digests, problems } = await readContent(contentDir);
  expect(formatProblems(besidesSummaries(problems))).toBe('');
  const slugs = async (folder: string): Promise<string[]> =>
    (await readdir(join(contentDir, folder))).map((name) => name.replace('.md', '')).toSorted();
  expect(digests.map(({ slug }) => slug).toSorted()).toEqual(await slugs('digests'));
  expect(reviews.map(({ slug }) => slug).toSorted()).toEqual(await slugs('reviews'));
});

test.each([
  ['a misspelt key', 'title:', 'titel:', 'Did you mean `title`?'],
  ['a year in quotes', 'year: 2019', 'year: "2019"', '`year` must be a whole number'],
  ['an unknown digest', 'digest: 2019-q3', 'digest: 2019-q4', 'no digest `2019-q4`'],
  ['a duplicate number', 'number: 8', 'number: 7', 'number 7 is already taken'],
  ['an http link', 'https://arxiv.org', 'http://arxiv.org', '`link` must be an https address'],
  ['an unclosed frontmatter', '\n---\n\n', '\n\n', 'not closed'],
  ['a TeX error', '\\tilde{x}', '\\foo', 'Undefined control sequence'],
  ['a definition in TeX', '\\tilde{x}', '\\gdef\\a{b}', 'in a formula'],
  ['a dangling link', '## Results', '[x](/reviews/nope/)\n\n## Results', 'no review `nope`'],
  ['a dangling anchor', '## Results', '[x](#nope)\n\n## Results', 'no section `#nope`'],
  ['raw HTML', '## Results', '<script>alert(1)</script>\n\n## Results', 'raw HTML'],
  ['a script link', '## Results', '[x](javascript:alert)\n\n## Results', 'a link to'],
])('%s is refused with file and position', async (_case, from, to, message) => {
  const report = await edit(from, to);
  expect(report).toMatch(/reviews\/(osnet|neural-recommendation-progress)\.md:\d+:\d+ error/);
  expect(report).toContain(message);
});

test('a redirect has to lead to an existing review', async () => {
  await rename(join(root, 'reviews/osnet.md'), join(root, 'reviews/omni-scale.md'));
  const report = async (redirects: string) => {
    await writeFile(join(root, 'addresses.yaml'), `redirects: {${redirects}}`);
    return formatProblems(besidesSummaries((await readContent(root)).problems));
  };
  expect(await report('osnet: omni-scale')).toBe('');
  expect(await report('osnet: nope')).toMatch(/addresses\.yaml:\d+:\d+ error no review `nope`/);
});

test('two files with the same address are refused', async () => {
  await cp(join(root, 'reviews/osnet.md'), join(root, 'reviews/Osnet.md'));
  const report = formatProblems(besidesSummaries((await readContent(root)).problems));
  expect(report).toContain('the same address as Osnet.md');
});

test('a build stops at errors in the content', async ({ onTestFinished }) => {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await edit('year: 2019', 'year: "2019"');
  vi.stubEnv('CONTENT_DIR', root);
  vi.resetModules();
  const { buildContent } = await import('../../src/build/content.ts');
  await expect(buildContent()).rejects.toThrow('`year` must be a whole number');
});

test('a folder without reviews is refused, and one is told how to start', async () => {
  const report = async () => formatProblems((await readContent(root)).problems);
  await rm(join(root, 'reviews'), { recursive: true });
  expect(await report()).toMatch(/reviews:1:1 error cannot be read \(ENOENT: no such file/);
  await mkdir(join(root, 'reviews'));
  expect(await report()).toMatch(/reviews:1:1 error the folder has no reviews\. `npm run new`/);
});
