import { expect, test } from 'vitest';
import { nameSlug, reviewAddress, facetAddress } from '../../src/addresses.ts';
import { groupBy } from '../../src/library/facets.ts';
import type { Review } from '../../src/library/review.ts';

test.each([
  ['error_derivative', 'error_derivative'],
  ['Alexander Denisenko', 'alexander-denisenko'],
  ['Université catholique de Louvain', 'universite-catholique-de-louvain'],
  ['Лаборатория', 'лаборатория'],
])('%s becomes %s in an address', (name, slug) => {
  expect(nameSlug(name)).toBe(slug);
});

test('an address of a section ends with its id', () => {
  expect(reviewAddress('osnet', 'results')).toBe('/reviews/osnet/#results');
  expect(facetAddress('reviewer', 'Arech')).toBe('/reviewers/arech/');
});

test('two names may not share an address', () => {
  const review = { file: 'content/reviews/a.md' } as Review;
  const keys = () => [
    { slug: 'mit', name: 'MIT' },
    { slug: 'mit', name: 'M.I.T.' },
  ];
  expect(() => groupBy([review], keys)).toThrow('a.md: "M.I.T." and "MIT" share the address mit');
});
