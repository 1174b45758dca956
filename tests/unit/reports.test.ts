import { expect, test, vi } from 'vitest';
import { formatProblems, problemFormats } from '../../src/check/formats.ts';
import { compileFiles } from '../../src/compile/compiled.ts';
import { errorsIn, type Problem } from '../../src/check/problem.ts';
import { review } from '../fixtures/catalogue.ts';

const problem: Problem = {
  ...{ file: 'content/reviews/x.md', line: 12, column: 5, rule: 'raw-html', severity: 'error' },
  ...{
    message: 'raw HTML, 100% of it',
    hint: 'Write: Markdown',
    excerpt: 'An\t<b>\u200bold</b> word',
  },
};
const warning: Problem = { ...problem, line: 3, severity: 'warning', excerpt: '' };

test('as text: one line each, in file order, with a caret under the position', () => {
  expect(problemFormats.text([problem, warning])).toBe(
    [
      'content/reviews/x.md:3:5 warning raw HTML, 100% of it. Write: Markdown (raw-html)',
      'content/reviews/x.md:12:5 error raw HTML, 100% of it. Write: Markdown (raw-html)',
      '  12 | An <b>·old</b> word',
      `${' '.repeat(11)}^`,
    ].join('\n'),
  );
});

test('of problems that are solved in the same way three are shown, and the rest is counted', () => {
  const same = [1, 2, 3, 4, 5].map((line) => ({ ...problem, line, excerpt: '' }));
  const other = { ...problem, line: 6, hint: 'Another', excerpt: '' };
  const lines = problemFormats.text([other, ...same]).split('\n');
  expect(lines.map((line) => /:\d+:|and .*/.exec(line)?.[0])).toEqual([
    ...[':1:', ':2:', ':3:', 'and 2 more: `npm run check -- --all` lists them', ':6:'],
  ]);
  expect(formatProblems(same, Infinity).split('\n')).toHaveLength(5);
  expect(problemFormats.github(same).split('\n').at(-1)).toContain('Markdown. 2 more of these');
  expect(JSON.parse(problemFormats.json(same))).toHaveLength(5);
});

test('far to the right on a long line, the caret is still under the position', () => {
  const excerpt = `${'x'.repeat(500)}!${'y'.repeat(500)}`;
  const [, line = '', caret = ''] = problemFormats
    .text([{ ...problem, column: 501, excerpt }])
    .split('\n');
  expect(line.length).toBeLessThan(120);
  expect(line[caret.indexOf('^')]).toBe('!');
});

test('for GitHub: commands with escaped values', () => {
  expect(
    problemFormats.github([{ ...problem, file: 'a,b:c.md', message: 'one\n::error::two' }]),
  ).toBe(
    '::error file=a%2Cb%3Ac.md,line=12,col=5,title=raw-html::one%0A::error::two. Write: Markdown',
  );
});

test('as JSON: everything', () => {
  expect(JSON.parse(problemFormats.json([problem]))).toEqual([problem]);
});

test('warnings do not count as errors', () => {
  expect(errorsIn([warning, problem])).toEqual([problem]);
});

/** As many delimiters as a paragraph may have, twenty times: parsing it takes seven seconds. */
const slowText = review({}, Array<string>(20).fill('*a_ '.repeat(1400)).join('\n\n'));
/** In milliseconds; a fresh worker on a busy machine needs half of it even for a short file. */
const timeLimit = 2000;

test('a file that takes too long is aborted, and the next is checked', async () => {
  const tasks = [review(), slowText, review()].map((text, index) => ({
    ...{ folder: 'reviews' as const, file: `reviews/paper-${index}.md`, figures: {} },
    ...{ bytes: new TextEncoder().encode(text), key: crypto.randomUUID() },
  }));
  const reports = await compileFiles(tasks, timeLimit);
  expect(reports.map(({ file }) => file)).toEqual(tasks.map(({ file }) => file));
  const rules = reports.map(({ problems }) => problems.map(({ rule }) => rule));
  expect(rules).toEqual([[], ['time'], []]);
});

test('the first file of a fresh worker gets no more time than others', async () => {
  vi.resetModules();
  const { compileFiles: compileFresh } = await import('../../src/compile/compiled.ts');
  const slow = {
    folder: 'reviews' as const,
    ...{ file: 'a.md', figures: {}, key: crypto.randomUUID() },
    bytes: new TextEncoder().encode(slowText),
  };
  const [report] = await compileFresh([slow], timeLimit);
  expect(report?.problems.map(({ rule }) => rule)).toEqual(['time']);
});
