import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { suggestFixes } from '../../src/authoring/fix.ts';
import { checkFile } from '../../src/check/file.ts';
import { fixFile } from '../../src/check/fix.ts';
import { review } from '../fixtures/catalogue.ts';

const fix = (text: string): string | undefined =>
  fixFile('reviews', 'reviews/paper.md', Buffer.from(text));

/** Bodies as people write them, and what becomes of each. */
const bodies: [before: string, after: string][] = [
  // Headings: the title again, one level too high, gaps, and underlined.
  ['# A paper\n\nIt counts.\n', '\n\nIt counts.\n'],
  [
    '# [A paper](https://arxiv.org/abs/2001.1)\n\nIt counts.\n',
    '[A paper](https://arxiv.org/abs/2001.1)\n\nIt counts.\n',
  ],
  ['### A paper\n\n#### Idea\n\na\n', '\n\n## Idea\n\na\n'],
  ['# \\[2020] A paper\n\n## Idea\n\na\n', '\\[2020] A paper\n\n## Idea\n\na\n'],
  ['# Idea\n\na\n\n### How\n\n# Results\n', '## Idea\n\na\n\n### How\n\n## Results\n'],
  ['#### Idea\n\n###### How\n\n#### End\n', '## Idea\n\n### How\n\n## End\n'],
  ['Idea\n====\n\nIt counts.\n', '## Idea\n\nIt counts.\n'],
  // Tags with a Markdown of their own.
  ['It is <b>fast</b>, <em>not</em> cheap.\n', 'It is **fast**, *not* cheap.\n'],
  ['So <del>slow</del> with <code>x_i</code>.\n', 'So ~~slow~~ with `x_i`.\n'],
  ['Keys k<sub>i</sub> and 10<sup>-3</sup>.\n', 'Keys $k_{i}$ and 10$^{-3}$.\n'],
  ['Keys *k<sub>i</sub>*, <u>all</u>.\n', 'Keys *$k_{i}$*, **all**.\n'],
  ['The 2<sup>nd</sup> one.\n', 'The 2$^{\\text{nd}}$ one.\n'],
  ['See <a href="https://example.org/a">there</a>.\n', 'See [there](https://example.org/a).\n'],
  ['<a name="idea"></a>The idea.\n', 'The idea.\n'],
  ['Call <constructor>it</constructor>.\n', 'Call \\<constructor>it</constructor>.\n'],
  ['Say <unk> for <span style="x">it</span>.\n', 'Say \\<unk> for it.\n'],
  ['<center>\n\nIt counts.\n\n</center>\n', '\n\nIt counts.\n\n\n'],
  ['a <!-- later --> b\n\n<!--\nc\n-->\n\nd\n', 'a  b\n\n\n\nd\n'],
  // Line breaks: at the end of a line, within one, in a quote, in a cell, and for nothing.
  ['One<br>\ntwo<br/>three\n', 'One\\\ntwo\\\nthree\n'],
  ['> One <br> two\n', '> One \\\n> two\n'],
  ['| a |\n| - |\n| b<br>c |\n', '| a |\n| - |\n| b c |\n'],
  ['One<br><br>\n\ntwo\n', 'One\n\ntwo\n'],
  // Links, formulas, fences, and characters from web pages.
  ['[here](http://example.org/a)\n', '[here](https://example.org/a)\n'],
  ['See www.example.org today.\n', 'See https://www.example.org today.\n'],
  ['Like [OSNet](./osnet.md#idea).\n', 'Like [OSNet](/reviews/osnet/#idea).\n'],
  ['With $ x_i $ and $ y$.\n', 'With $x_i$ and $y$.\n'],
  ['```txt\na\n```\n\n``` Python\nb\n```\n', '```text\na\n```\n\n``` python\nb\n```\n'],
  ['It\u200b coun\u00adts.\n', 'It counts.\n'],
];

test.each(bodies)('%j', (before, after) => {
  const fixed = fix(review({}, before));
  expect(fixed).toBe(review({}, after));
  expect(fix(fixed ?? '')).toBe(undefined);
});

/** Bodies with more than one answer, or none. */
const left = [
  'From $5 to $ 10 a day.\n',
  'Is <b> fast </b>cheap?\n',
  'So <code>a`b</code>.\n',
  'x<sub>*i*</sub> and $y$<sub>i</sub>\n',
  'a<sup>i</sup><sub>k</sub>\n',
  'One<br>- two\n',
  '| **b<br>c** |\n| - |\n| d |\n',
  'It costs $5 and x<sub>i</sub> is small.\n',
  'A <mark>word</mark>.\n',
  '<a href="https://example.org/Foo_(bar)">there</a>\n',
  '<span>1. One</span>\n',
  '- a\n\n<!-- -->\n\n- b\n',
  `${'<!-- a -->'.repeat(40)} b\n`,
  '``` C\\#\nx\n```\n',
  'See https://example.org/x<unk>.\n',
  '<script>alert(1)</script>\n',
  '<details><summary>More</summary>\n\nIt counts.\n\n</details>\n',
  '<p>It counts.\n',
  '<img src="https://example.org/a.png" alt="A">\n',
];

test.each(left)('%j stays, with what to do about it', (body) => {
  expect(fix(review({}, body))).toBe(undefined);
  const { report } = checkFile('reviews', 'reviews/paper.md', Buffer.from(review({}, body)));
  expect(report.problems.length).toBeGreaterThan(0);
});

test('frontmatter loses tabs and curly quotation marks', () => {
  const before = review({ title: '“A paper: again”', authors: '\n\t- Ada Example' });
  const after = review({ title: '"A paper: again"', authors: '\n  - Ada Example' });
  expect(fix(before)).toBe(after);
});

test('a file without anything to fix is not rewritten, whatever its line endings are', () => {
  expect(fix(review().replaceAll('\n', '\r\n'))).toBe(undefined);
});

test('the command shows or suggests what it changes, and writes only what git can bring back', () => {
  const root = mkdtempSync(join(tmpdir(), 'fix-'));
  for (const folder of ['reviews', 'digests']) mkdirSync(join(root, folder));
  const [file, added] = ['paper.md', 'other.md'].map((name) => join(root, 'reviews', name));
  if (file === undefined || added === undefined) throw new Error('no files');
  // The last line has no end, as some editors leave it.
  const text = review({}, 'It is <b>fast</b>.');
  for (const path of [file, added]) writeFileSync(path, text);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  git('init', '--quiet');
  git('add', file);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['src/commands/check.ts', '--fix'],
    {
      env: { ...process.env, CONTENT_DIR: root },
      encoding: 'utf8',
    },
  );
  expect(stderr).toMatch(/^-It is <b>fast<\/b>\.\n[^+]*^\+It is \*\*fast\*\*\.$/m);
  expect(readFileSync(file, 'utf8')).toBe(review({}, 'It is **fast**.'));
  expect(readFileSync(added, 'utf8')).toBe(text);
  expect(stdout).toContain(`\`git add ${relative('.', added)}\``);
  expect(status).toBe(1);
  git('restore', file);
  expect(suggestFixes(root)).toEqual(
    [added, file].map((path) => {
      const body = '```suggestion\nIt is **fast**.\n```';
      return { path: relative('.', path), line: 14, body };
    }),
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
  rmSync(root, { recursive: true });
});
