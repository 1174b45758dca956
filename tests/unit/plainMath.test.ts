import { beforeEach, expect, test, vi } from 'vitest';
import { checkFile } from '../../src/check/file.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { review } from '../fixtures/catalogue.ts';

const modules = async () => ({
  ...(await import('../../src/markdown/math/letters.ts')),
  ...(await import('../../src/markdown/math/plainMath.ts')),
});
let { plainMath, styledLetter } = await modules();

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  ({ plainMath, styledLetter } = await modules());
});

test.each([
  ['$\\ell_1$-regularization in $\\mathbb{R}^n$', 'ℓ₁-regularization in ℝⁿ'],
  ['Attention in $\\mathcal{O}(n \\log n)$', 'Attention in 𝒪(n log n)'],
  ['$\\beta$-VAE', 'β-VAE'],
  ['The $L_\\infty$ norm and $x_2^T$', 'The L_∞ norm and x₂ᵀ'],
  ['At a rate of $n^{-1/2}$', 'At a rate of n^(−1/2)'],
  ['$x^*$, $A^\\dagger$ and $x^{*2}$', 'x*, A† and x^(∗2)'],
  ['$\\frac{a}{b}$ of $x_1^2$ and $x_{i,j}^{n+1}$', 'a/b of x₁² and x_(i,j)ⁿ⁺¹'],
  ['$f(\\, n \\,)$, $a \\quad b$', 'f(n), a b'],
  ['$\\mathbf{W}x$ by $\\text{GPT two}$', '𝐖x by GPT two'],
  ['$\\sin x$, $\\mathrm{ReLU}$, $e^{-x}$, $\\displaystyle a^{-1}$', 'sin x, ReLU, e^(−x), a⁻¹'],
  ['$\\sqrt{N}$, $\\sqrt{a+b}$, $\\hat x$ and $\\tilde{x}_1$', '√N, √(a+b), x\u0302 and x\u0303₁'],
  ['$\\min\\limits_\\theta f$, $\\sum\\limits_{i=1}^n i$', 'min_θ f, ∑ᵢ₌₁ⁿi'],
  ['$\\begin{matrix} a & b \\\\ c & d \\end{matrix}$', 'a b c d'],
  ['From $5 to $10 a day', 'From $5 to $10 a day'],
  ['No formula', 'No formula'],
])('the title %s is shown as %s', (title, shown) => {
  expect(plainMath(title)).toBe(shown);
});

test('a title cannot define macros', () => {
  const definition = "'$\\def\\a{xxxxxxxxxx}\\a\\a$'";
  const bytes = new TextEncoder().encode(review({ title: definition }));
  const { problems } = checkFile('reviews', 'reviews/paper.md', bytes).report;
  expect(problems.map(({ message }) => message)).toEqual([
    '`title` has a formula that plain text cannot show: Error: \\def in a formula',
  ]);
});

test('a title with a formula that plain characters cannot show is refused', () => {
  const bytes = new TextEncoder().encode(review({ title: "'A $\\sqrt[3]{x}$'" }));
  expect(checkFile('reviews', 'reviews/paper.md', bytes).report.problems).toEqual([
    expect.objectContaining({
      ...{ line: 2, column: 8, rule: 'frontmatter' },
      message: expect.stringMatching(/formula that plain text cannot show.*<mroot>/) as unknown,
    }),
  ]);
});

// As the charts of Unicode have them; the italic h was there before the others.
test.each([
  ...[
    ['bold', '𝐀𝐂𝐡𝐳𝟎𝟗'],
    ['italic', '𝐴𝐶ℎ𝑧--'],
    ['bold-italic', '𝑨𝑪𝒉𝒛--'],
    ['script', '𝒜𝒞𝒽𝓏--'],
  ],
  ...[
    ['bold-script', '𝓐𝓒𝓱𝔃--'],
    ['fraktur', '𝔄ℭ𝔥𝔷--'],
    ['double-struck', '𝔸ℂ𝕙𝕫𝟘𝟡'],
  ],
  ...[
    ['bold-fraktur', '𝕬𝕮𝖍𝖟--'],
    ['sans-serif', '𝖠𝖢𝗁𝗓𝟢𝟫'],
    ['bold-sans-serif', '𝗔𝗖𝗵𝘇𝟬𝟵'],
  ],
  ...[
    ['sans-serif-italic', '𝘈𝘊𝘩𝘻--'],
    ['sans-serif-bold-italic', '𝘼𝘾𝙝𝙯--'],
  ],
  ...[
    ['monospace', '𝙰𝙲𝚑𝚣𝟶𝟿'],
    ['none', '------'],
  ],
])('letters in the style %s are %s', (style, expected) => {
  const styled = (letters: string) =>
    Array.from(letters, (letter) => styledLetter(letter, style) ?? '-').join('');
  expect(styled('AChz09')).toBe(expected);
  expect(styled('+1x')).toMatch(/^-/);
  // Each is the letter that it stands for; those that Unicode had before are among them.
  const all = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  if (style !== 'none') expect(styled(all).normalize('NFKC')).toBe(all);
});

test('in standalone texts, letters keep their style and formulas their numbers', async () => {
  const { html } = await renderMarkdown(
    '$\\mathcal{N}$ by [](#formula-a)\n\n$$\n\\mathbb{R} \\label{a}\n$$\n\n| A |\n|---|\n| 1 |',
    { standalone: true, page: 'https://example.org/r/' },
  );
  expect(html).toContain('<mi>𝒩</mi>');
  expect(html).toContain('<mi>ℝ</mi>');
  expect(html).toContain('<a href="https://example.org/r/#formula-a">(1)</a>');
  expect(html).toContain('<a href="https://example.org/r/#table-1">Table\u00A01</a>');
  expect(html).not.toMatch(/mathvariant|annotation|tabindex/);
});
