import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { renderedText } from '../../src/compile/text.ts';
import { formatProblems } from '../../src/check/formats.ts';
import { catalogue, review, type Files } from '../fixtures/catalogue.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'catalogue-'));
});

afterEach(() => rm(root, { recursive: true }));

async function write(files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

for (const [section, cases] of Object.entries(catalogue)) {
  describe(section, () => {
    test.each(cases.map((one, index) => [index + 1, one.name, one] as const))(
      '%i. %s',
      async (_number, _name, { files, refused, shown }) => {
        await write(files);
        const { problems, reviews } = await readContent(root);
        const report = formatProblems(problems);
        if (refused) {
          const [rule, part] = refused;
          const found = problems.filter((problem) => problem.rule === rule);
          expect(
            found.map(({ message, hint }) => `${message}. ${hint}`).join('\n'),
            report,
          ).toContain(part);
          for (const { file, line, column, hint } of problems) {
            const [, path = ''] = /((?:reviews|digests)\/.*|addresses\.yaml)$/.exec(file) ?? [];
            const source = files[path];
            expect(source, file).toBeDefined();
            const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
            const lines = text.split(/\r?\n/);
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(Math.max(1, lines.length));
            if (typeof source === 'string') {
              expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
            }
            expect(hint).toBeTruthy();
          }
        } else {
          expect(report).toBe('');
          if (!reviews[0]) throw new Error('no review');
          const { html } = await renderedText(reviews[0]);
          expect(html).toContain(shown?.[0]);
          if (shown?.[1] !== undefined) expect(html).not.toContain(shown[1]);
        }
      },
    );
  });
}

test('a figure that no text shows is a warning', async () => {
  const figure = '<svg viewBox="0 0 1 1"></svg>';
  await write({ 'reviews/paper.md': review(), 'figures/paper/a.svg': figure });
  await write({
    'digests/2020-q1.md': String(catalogue.frontmatter[0]?.files['digests/2020-q1.md']),
  });
  const { problems } = await readContent(root);
  expect(formatProblems(problems)).toMatch(/a\.svg:1:1 warning no text shows this figure/);
});

test('a symbolic link is refused', async () => {
  await write({ 'reviews/paper.md': review(), 'digests/2020-q1.md': '', 'aside.md': review() });
  await symlink(join(root, 'aside.md'), join(root, 'reviews/linked.md'));
  const { problems } = await readContent(root);
  expect(formatProblems(problems)).toMatch(/linked\.md:1:1 error a symbolic link/);
});

test('every problem of every file is listed at once, in order', async () => {
  await write({
    'digests/2020-q1.md': 'no frontmatter',
    'reviews/a.md': review({ titel: 'x', year: '"2020"' }, '# One\n\n$\\foo$\n'),
    'reviews/b.md': review({ number: '2', link: 'http://example.org' }),
  });
  const report = formatProblems((await readContent(root)).problems);
  const positions = [...report.matchAll(/(\w+\/[\w-]+\.md):(\d+):\d+ error/g)].map(
    ([, file, line]) => `${file}:${line}`,
  );
  expect(positions).toEqual([
    'digests/2020-q1.md:1',
    'reviews/a.md:6',
    'reviews/a.md:12',
    'reviews/a.md:15',
    'reviews/a.md:17',
    'reviews/b.md:7',
  ]);
  expect(report).toContain('\n  17 | $\\foo$\n        ^');
});
