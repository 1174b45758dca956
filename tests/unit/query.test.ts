import { expect, test } from 'vitest';
import { fromParameters, normalise, rank, toParameters } from '../../src/search/query.ts';

test.each([
  ['  two   words ', 'two words'],
  ['@error_derivative', 'error_derivative'],
  ['"half a quote', 'half a quote'],
  ['a\0b\uD800', 'a b'],
  ['   ', ''],
  ['x'.repeat(100_000), 'x'.repeat(300)],
])('%j is looked up as %j', (text, wanted) => {
  expect(normalise(text)).toBe(wanted);
});

test('a query survives the way through the address', () => {
  const address = 'q=two+words&reviewer=A+B&reviewer=C&year=2019&topic=%D0%9E';
  expect(toParameters(fromParameters(new URLSearchParams(address))).toString()).toBe(address);
});

test('a whole field goes before a part, one field before several, names before text', () => {
  const fields = ['Large Memory Layers with Product Keys', 'Guillaume Lample', 'belerafon'];
  expect(rank('guillaume lample', fields)).toBe(0);
  expect(rank('memory lay', fields)).toBe(1);
  expect(rank('lample keys', fields)).toBe(2);
  expect(rank('softmax', fields)).toBe(3);
});
