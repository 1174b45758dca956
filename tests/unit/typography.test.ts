import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { typographic } from '../../src/markdown/typography.ts';

describe('typography', () => {
  test.each([
    ['"Hello," she said. "It\'s..."', '“Hello,” she said. “It’s…”'],
    ["the '90s, 'quoted' words' end", 'the ’90s, ‘quoted’ words’ end'],
    ['("x") and "\'y\'"', '(“x”) and “‘y’”'],
    ['a - b -- c', 'a – b – c'],
    ['pages 3-5, 16.5-17.2 and 10-20%.', 'pages 3–5, 16.5–17.2 and 10–20%.'],
    ['5 GB, 12 layers, 3 %, 7 x', '5\u00A0GB, 12\u00A0layers, 3\u00A0%, 7 x'],
    ['by J. B. Poline, A. Makse and K.', 'by J.\u00A0B.\u00A0Poline, A.\u00A0Makse and K.'],
    ['see figure 3 and Table 2', 'see figure\u00A03 and Table\u00A02'],
  ])('of %s', (typed, set) => {
    expect(typographic(typed)).toBe(set);
    // What is set already stays.
    expect(typographic(set)).toBe(set);
  });

  test.each(['GPT-2, top-10', '2019-07-01', '1-2-3', 'arXiv:1905.00953-2', 'a/1-2/b'])(
    'leaves %s alone',
    (text) => {
      expect(typographic(text)).toBe(text);
    },
  );

  test('names with digits get lining numerals, on pages', async () => {
    const body = 'B0, GPT-2, 1e-04 and 3D of 2019, in `B1` and 5 GB.';
    const lining = (name: string) => `<span class="lining">${name}</span>`;
    expect((await renderMarkdown(body)).html).toBe(
      `<p>${lining('B0')}, ${lining('GPT-2')}, ${lining('1e-04')} and 3D of 2019, in <code>B1</code> and 5\u00A0GB.</p>`,
    );
    expect((await renderMarkdown(body, { standalone: true })).html).not.toContain('lining');
  });

  test('looks past the edges of emphasis, and leaves code, formulas and addresses alone', async () => {
    const body =
      'The "*first*" and *"second"* `"x" 1-2` $a\'$\'s, [“3-4”](https://example.org/1-2).\n\n```text\n"1-2"\n```';
    const { html } = await renderMarkdown(body, { standalone: true });
    expect(html).toContain('The “<em>first</em>” and <em>“second”</em>');
    expect(html).toContain('<code>"x" 1-2</code>');
    expect(html).toContain('</math></span>’s, <a href="https://example.org/1-2">“3–4”</a>');
    expect(html).toMatch(/<code class="language-text">"1-2"\n<\/code>/);
  });
});
