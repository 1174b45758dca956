import { expect, test } from 'vitest';
import { fromParameters, normalise, toParameters } from '../../src/search/query.ts';

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
});
