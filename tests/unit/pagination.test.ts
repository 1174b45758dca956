import { expect, test } from 'vitest';
import type { Group } from '../../src/library/facets.ts';
import {
  groupPages,
  listPages,
  nearPages,
  pageTitle,
  partsBySize,
} from '../../src/library/pagination.ts';
import type { Review } from '../../src/library/review.ts';
import { searchParts } from '../../src/search/pagefind.ts';

const reviews = (count: number, digest = '2020-q1'): Review[] =>
  Array.from({ length: count }, (_, number) => ({ digest, number: number + 1 }) as Review);

test('a long list is divided among pages, none lost, each with the addresses of all', () => {
  const all = reviews(401);
  const pages = listPages(all, '/topics/x/');
  expect(pages.map(({ items }) => items.length)).toEqual([200, 200, 1]);
  expect(pages.flatMap(({ items }) => items)).toEqual(all);
  expect(pages.map(({ path }) => path)).toEqual([undefined, '2', '3']);
  expect(pages.map((page) => pageTitle('X', page))).toEqual(['X', 'X, page 2', 'X, page 3']);
  for (const { addresses } of pages) {
    expect(addresses).toEqual(['/topics/x/', '/topics/x/2/', '/topics/x/3/']);
  }
  expect(listPages([], '/topics/x/')).toHaveLength(1);
  expect(listPages(reviews(200), '/topics/x/')).toHaveLength(1);
});

test('pages of groups stand where no group can', () => {
  const groups = Array.from({ length: 601 }, () => ({}) as Group);
  expect(groupPages(groups, '/topics/')[1]?.addresses).toEqual(['/topics/', '/topics/page/2/']);
});

test('a page links to the first, the last, and those around it', () => {
  const addresses = Array.from({ length: 50 }, (_, place) => `/${place + 1}/`);
  const near = (number: number): number[] =>
    nearPages({ items: [], number, path: undefined, addresses });
  expect(near(1)).toEqual([1, 2, 3, 50]);
  expect(near(25)).toEqual([1, 23, 24, 25, 26, 27, 50]);
  expect(near(50)).toEqual([1, 48, 49, 50]);
});

test('parts stay below a size, unless one item alone is larger', () => {
  const itself = (size: number): number => size;
  expect(partsBySize([30, 5, 5, 1, 30, 2, 8], 10, itself)).toEqual([
    ...[[30], [5, 5], [1], [30], [2, 8]],
  ]);
  expect(partsBySize([], 10, itself)).toEqual([[]]);
});

test('the index of texts has parts of whole digests, and a new digest changes only the last', () => {
  const old = [...reviews(300, '2020-q1'), ...reviews(300, '2020-q2'), ...reviews(10, '2020-q3')];
  const before = searchParts(old);
  expect(before.map((part) => part.length)).toEqual([600, 10]);
  const after = searchParts([...reviews(5, '2020-q4'), ...old]);
  expect(after.map((part) => part.length)).toEqual([600, 15]);
  expect(after[0]).toEqual(before[0]);
});
