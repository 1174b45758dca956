import { expect, test } from 'vitest';
import { checkFile } from '../../src/check/file.ts';
import { bodyRules, textRules } from '../../src/check/rules/index.ts';
import { catalogue, review } from '../fixtures/catalogue.ts';

const names = [textRules, bodyRules].flatMap((rules) => Object.keys(rules));

test('the names of rules are unique', () => {
  expect(new Set(names).size).toBe(names.length);
});

test('each rule refuses a file of the catalogue', () => {
  const refused = Object.values(catalogue).flatMap((cases) =>
    cases.map(({ refused = [] }) => refused[0]),
  );
  expect(names.filter((name) => !refused.includes(name))).toEqual([]);
});

test.each([
  ['$$a +\n\\foo\n$$', '2:1'],
  ['$$a + \\foo\nb\n$$', '1:7'],
  ['$$\na +\n\\foo\n$$', '3:1'],
  ['- $$ \\{ a \\} +\n  b + \\foo\n  $$', '2:7'],
  ['$$ a + \\foo $$', '1:8'],
  ['Words\n$$a + \\foo$$', '2:7'],
  ['> Words.\n>\n> $$ a + \\foo $$', '3:10'],
  ['```math\na +\n\\foo\n```', '3:1'],
  ['Words $a,\n\\foo$', '2:1'],
])('an error in %j is at %s', (body, position) => {
  const source = review({}, body);
  const { problems } = checkFile('reviews', 'paper.md', new TextEncoder().encode(source)).report;
  const start = source.split('\n').length - body.split('\n').length;
  expect(problems.map(({ line, column }) => `${line - start}:${column}`)).toEqual([position]);
});
