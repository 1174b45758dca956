import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render.ts';

const html = async (...args: Parameters<typeof renderMarkdown>): Promise<string> =>
  (await renderMarkdown(...args)).html;

test('a formula is HTML for the eye and MathML for assistive technology', async () => {
  const formula = await html('$d = \\alpha^\\phi$');
  expect(formula).toContain('class="katex-html" aria-hidden="true"');
  expect(formula).toMatch(/<math .*<mi>α<\/mi>/);
});

test('a display formula and a table stand in labelled boxes that a keyboard can scroll', async () => {
  expect(await html('$$\na\n$$')).toMatch(
    /^<div class="scrolls" role="group" tabindex="0" aria-label="Formula"><span class="katex-display">/,
  );
  const table = await html('| A | B |\n|---|--:|\n| 1 | 2 |');
  expect(table).toContain('aria-label="Table of A, B"');
  expect(table).toContain('<td class="align-right">2</td>');
});

test('a macro defined in one formula is unknown in the next text', async () => {
  await renderMarkdown('$\\gdef\\leak{x}\\leak$').catch(() => undefined);
  await expect(renderMarkdown('$\\leak$')).rejects.toThrow('\\leak');
});

test('a formula that KaTeX does not take stops the rendering, with its place', async () => {
  await expect(renderMarkdown('One\n\nTwo $\\frac{1$')).rejects.toThrow(/^3:5/);
});

test('the id of a heading comes from its TeX, not from what KaTeX makes of it', async () => {
  const { headings } = await renderMarkdown('## The case $x^2$');
  expect(headings).toEqual([{ depth: 2, id: 'the-case-x2', text: 'The case x^2' }]);
});

test('ids are unique, never those of the page, and never empty', async () => {
  const { html: page, headings } = await renderMarkdown(
    '## Twice\n\n## Twice\n\n## 😀\n\n## Обзор',
  );
  expect(headings.map(({ id }) => id)).toEqual(['twice', 'twice-1', 'section', 'обзор']);
  expect(page).toContain(
    '<a class="permalink" href="#twice-1" aria-label="Link to section Twice">',
  );
});

test('several reviews fit on one page: ids and footnotes get a prefix, headings go deeper', async () => {
  const page = await html('## Idea[^1]\n\n[^1]: Note.', { prefix: 'osnet--', deeper: 1 });
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(page).toContain('<h3 id="osnet--idea1"');
  expect(ids.every((id) => id?.startsWith('osnet--'))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('links and figures get the base of the site', async () => {
  const page = await html('[x](/reviews/osnet/) ![gate](../figures/osnet/gate.svg)', {
    base: '/repository/',
  });
  expect(page).toContain('href="/repository/reviews/osnet/"');
  expect(page).toContain('src="/repository/figures/osnet/gate.svg"');
});

test('code is coloured by custom properties; without a language it is left alone', async () => {
  expect(await html('```python\nreturn 1\n```')).toContain('var(--code-token-keyword)');
  expect(await html('```\n<b>\n```')).toContain('&#x3C;b>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '![x](data:text/html,x)',
  '[x]: vbscript:x\n\n[x]',
  '`<script>`',
])('nothing in %j can run', async (body) => {
  const page = await html(body);
  expect(page).not.toMatch(/<script|onerror=|(href|src)="(?!https|#)/);
});
