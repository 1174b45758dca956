import { expect, test } from 'vitest';
import { checkFile } from '../../src/check/file.ts';
import { styledLetter } from '../../src/markdown/math/letters.ts';
import { plainMath } from '../../src/markdown/math/plainMath.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { review } from '../fixtures/catalogue.ts';

test.each([
  ['$\\ell_1$-regularization in $\\mathbb{R}^n$', 'ℓ₁-regularization in ℝⁿ'],
  ['Attention in $\\mathcal{O}(n \\log n)$', 'Attention in 𝒪(n log n)'],
  ['$\\beta$-VAE', 'β-VAE'],
  ['The $L_\\infty$ norm and $x_2^T$', 'The L_∞ norm and x₂ᵀ'],
  ['At a rate of $n^{-1/2}$', 'At a rate of n^(−1/2)'],
  ['From $5 to $10 a day', 'From $5 to $10 a day'],
  ['No formula', 'No formula'],
])('the title %s is shown as %s', (title, shown) => {
  expect(plainMath(title)).toBe(shown);
});

test('a title with a formula that plain characters cannot show is refused', () => {
  const bytes = new TextEncoder().encode(review({ title: "'A $\\hat{x}$'" }));
  expect(checkFile('reviews', 'reviews/paper.md', bytes).problems).toEqual([
    expect.objectContaining({
      ...{ line: 2, column: 8, rule: 'frontmatter' },
      message: expect.stringMatching(/formula that cannot stand in a title.*<mover>/) as unknown,
    }),
  ]);
});

test('each styled letter is the letter that Unicode says it stands for', () => {
  const styles = ['bold', 'italic', 'script', 'fraktur', 'double-struck', 'monospace'];
  for (const style of styles) {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') {
      expect(styledLetter(letter, style)?.normalize('NFKC'), `${letter} ${style}`).toBe(letter);
    }
  }
  expect(styledLetter('7', 'bold')?.normalize('NFKC')).toBe('7');
  expect(styledLetter('+', 'bold')).toBe(undefined);
});

test('in standalone texts, letters keep their style and formulas their numbers', async () => {
  const { html } = await renderMarkdown(
    '$\\mathcal{N}$ by [](#formula-a)\n\n$$\n\\mathbb{R} \\label{a}\n$$\n\n| A |\n|---|\n| 1 |',
    { standalone: true, page: 'https://example.org/r/' },
  );
  expect(html).toContain('<mi>𝒩</mi>');
  expect(html).toContain('<mi>ℝ</mi>');
  expect(html).toContain('<a href="https://example.org/r/#formula-a">(1)</a>');
  expect(html).toContain('<a href="https://example.org/r/#table-1">Table 1</a>');
  expect(html).not.toMatch(/mathvariant|annotation|tabindex/);
});
