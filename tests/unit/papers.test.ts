import { expect, test } from 'vitest';
import { papersPages } from '../../src/library/papers.ts';
import type { Review } from '../../src/library/review.ts';

const papers = (...titles: string[]): Review[] =>
  titles.map((title, index) => ({ title, slug: `paper-${index}`, file: 'a.md' }) as Review);

test('papers are listed by the first letter of their title, without its accent', () => {
  const [page] = papersPages(papers('EfficientNet', 'Élan', '“Ink”', 'Йога', 'Игра', '2D', '∞?'));
  expect(page?.letters.map(({ name, slug, reviews }) => [name, slug, reviews.length])).toEqual([
    ['#', 'letter-other', 1],
    ['2', 'letter-2', 1],
    ['E', 'letter-e', 2],
    ['I', 'letter-i', 1],
    ['И', 'letter-и', 2],
  ]);
});

test('with many papers, each letter has pages, and so do titles without one', () => {
  const many = papers(...Array.from({ length: 250 }, (_, index) => `Ant ${index}`), '∞');
  expect(papersPages(many).map(({ path }) => path)).toEqual([undefined, 'other', 'a', 'a/2']);
});
