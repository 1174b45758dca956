import { expect, test } from 'vitest';
import {
  countFacets,
  fromParameters,
  isChosen,
  normalise,
  toParameters,
} from '../../src/search/query.ts';
import type { SearchRecord } from '../../src/search/records.ts';

test.each([
  ['  two   words ', 'two words'],
  ['@error_derivative', 'error_derivative'],
  ['"half a quote', 'half a quote'],
  ['a\0b\uD800', 'a b'],
  ['   ', ''],
  ['x'.repeat(100_000), 'x'.repeat(300)],
])('%j is looked up as %j', (text, expected) => {
  expect(normalise(text)).toBe(expected);
});

test('a query survives a round trip through the address', () => {
  const address =
    'q=two+words&reviewer=A+B&reviewer=C&year=2019&topic=%D0%9E&digest=2019-q3&sort=year';
  expect(toParameters(fromParameters(new URLSearchParams(address))).toString()).toBe(address);
  expect(toParameters(fromParameters(new URLSearchParams())).toString()).toBe('');
});

const records = [
  ['a', 'Vera', ['MIT'], 2019, ['x'], '2020-q1'],
  ['b', 'Vera', [], 2020, ['x', 'y'], '2020-q1'],
  ['c', '@bob', ['MIT', 'EPFL'], 2020, [], '2020-q2'],
].map(([slug, reviewer, institutions, year, topics, period]) => {
  return { slug, reviewer, institutions, year, topics, period } as SearchRecord;
});
const chosen = (parameters: string) => fromParameters(new URLSearchParams(parameters));

test.each([
  ['', 'abc'],
  ['year=2019', 'a'],
  ['year=2019&year=2020', 'abc'],
  ['year=2020&reviewer=Vera', 'b'],
  ['institution=EPFL&institution=MIT', 'ac'],
  ['topic=y&topic=x', 'ab'],
  ['digest=2020-q2', 'c'],
  ['reviewer=nobody', ''],
])('what is chosen by "%s" is %j', (parameters, slugs) => {
  const found = records.filter((record) => isChosen(record, chosen(parameters)));
  expect(found.map(({ slug }) => slug).join('')).toBe(slugs);
});

test('a facet is counted among what is chosen of the others, with all that is chosen of it', () => {
  const counts = countFacets(records, chosen('year=2020&topic=x&topic=z'));
  expect(Object.entries(counts).map(([facet, values]) => [facet, ...values])).toEqual([
    ['reviewer', ['Vera', 1]],
    ['institution'],
    ['year', ['2020', 1], ['2019', 1]],
    ['topic', ['x', 1], ['z', 0], ['y', 1]],
    ['digest', ['2020-q1', 1]],
  ]);
});
