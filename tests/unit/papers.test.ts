import { expect, test } from 'vitest';
import { papersPages } from '../../src/library/papers.ts';
import type { Review } from '../../src/library/review.ts';

const papers = (...titles: string[]): Review[] =>
  titles.map((title, index) => ({ title, slug: `paper-${index}`, file: 'a.md' }) as Review);

test('papers are listed by the letter that their title begins with, whatever accent it has', () => {
  const [page] = papersPages(papers('Élan', 'EfficientNet', '“Ink”', 'Йога', 'Игра', '2D', '∞?'));
  expect(page?.letters.map(({ name, slug, reviews }) => [name, slug, reviews.length])).toEqual([
    ['#', 'other', 1],
    ['2', '2', 1],
    ['E', 'e', 2],
    ['I', 'i', 1],
    ['И', 'и', 2],
  ]);
  expect(page?.letters[2]?.reviews.map(({ title }) => title)).toEqual(['EfficientNet', 'Élan']);
});

test('of many papers each letter has pages, and what has no letter too', () => {
  const many = papers(...Array.from({ length: 250 }, (_, index) => `Ant ${index}`), '∞');
  const pages = papersPages(many);
  expect(papersPages(many.slice(1))).toHaveLength(1);
  expect(pages.map(({ path, letter }) => [path, letter?.name, letter?.page.items.length])).toEqual([
    [undefined, undefined, undefined],
    ['other', '#', 1],
    ['a', 'A', 200],
    ['a/2', 'A', 50],
  ]);
  expect(pages[3]?.letter?.page.addresses).toEqual(['/papers/a/', '/papers/a/2/']);
});
