import { readFileSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { beforeEach, expect, test, vi } from 'vitest';

const modules = async () => ({
  ...(await import('../../src/markdown/math/styles.ts')),
  ...(await import('../../src/markdown/render.ts')),
});
let { renderMarkdown, styleRules } = await modules();

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  ({ renderMarkdown, styleRules } = await modules());
});

const html = async (...args: Parameters<typeof renderMarkdown>): Promise<string> =>
  (await renderMarkdown(...args)).html;

test('a formula is HTML for the eye and MathML for assistive technology', async () => {
  const formula = await html('$d = \\alpha^\\phi$');
  expect(formula).toContain('class="katex-html" aria-hidden="true"');
  expect(formula).toMatch(/<math .*<mi>α<\/mi>/);
});

test('display formulas and tables are in labelled boxes that can be scrolled by keyboard', async () => {
  expect(await html('$$\na\n$$')).toMatch(
    /^<div class="formula" id="formula-1"><div class="scrolls" role="group" tabindex="0" aria-label="Formula 1"><span class="katex-display">/,
  );
  const table = await html('| A | B |\n|---|--:|\n| 1 | 2 |');
  expect(table).toContain('aria-label="Table of A, B"');
  expect(table).toContain('<td class="align-right">2</td>');
});

test('a formula that repeats is the same each time, within a line and displayed', async () => {
  const [inline, displayed] = ['$a+1$', '$$\na+1\n$$'];
  const formulaIn = (page: string) =>
    /<span class="katex(?:-display)?">[^]*<\/span>/.exec(page)?.[0] ?? '';
  const [first, second] = (await html(`x ${inline} y ${inline} z`)).split(' y ').map(formulaIn);
  expect(first).toContain('<mn>1</mn>');
  expect(second).toBe(first);
  expect(await html(displayed)).toContain('class="katex-display"');
  expect(await html(inline)).not.toContain('class="katex-display"');
  for (let index = 0; index < 1000; index += 1) await html(`$b_{${index}}$`);
  expect(formulaIn(await html(`x ${inline} y`))).toBe(first);
});

test('a macro defined in one formula is unknown in the next formula and the next text', async () => {
  const definition = '$\\gdef\\leak{x}\\leak$';
  expect(await html(definition)).toContain('<mi>x</mi>');
  await expect(html('$\\leak$')).rejects.toThrow(/^1:1: ParseError: .*\\leak/);
  await expect(html(`${definition} $\\leak$`)).rejects.toThrow(/^1:22: ParseError: .*\\leak/);
});

test.each([
  ['One\n\nTwo $\\frac{1$', '3:5'],
  ['One\n\n$$\n\\frac{1 \\label{x}\n$$', '3:1'],
  ['$x$[^1]\n\n[^1]: Two $\\frac{1$', '3:11'],
  ['## One $\\nonsense$', '1:8'],
  // Not an error of KaTeX, but a stack overflow.
  [`$${'{'.repeat(20_000)}$`, '1:1'],
])('a formula that KaTeX rejects stops rendering: %#', async (body, position) => {
  const error = new RegExp(`^${position}: \\w+Error: `);
  await expect(html(body)).rejects.toThrow(error);
  await expect(html(body, { standalone: true })).rejects.toThrow(error);
});

test('a formula takes as long to read as a word', async () => {
  const { minutes } = await renderMarkdown('Word $a + b_\\text{and} > c$. '.repeat(238));
  expect(minutes).toBe(2);
});

test('inline styles of KaTeX become classes of the same precedence', async () => {
  const tex = String.raw`\color{#a1b2c3}\pmb{x} \textcolor{red}{\cancel{y}} \rule[-1pt]{2em}{1ex}
    \colorbox{aqua}{$F$} \fcolorbox{red}{yellow}{a} \boxed{b} \raisebox{1ex}{c} \kern-1em \phase{z}
    \sqrt[3]{\frac{a}{b}} \overbrace{a+b} \xrightarrow[under]{over} \angl{n} \Huge h \smash{s}
    \begin{array}{|c:c|}\hline a & b \\[1em] \hdashline c & d\end{array} \overset{!}{=} \not= \vcentcolon
    \widehat{x}`;
  const { html: page, formulas } = await renderMarkdown(`$$\n${tex}\n$$`);
  const { styles } = formulas;
  expect(page).not.toContain(' style=');
  expect(styles).toContain('text-shadow:0.02em_0.01em_0.04px');
  const rules = styleRules(styles);
  expect(rules).toMatch(/\{width:calc\(100% - [\d.]+em\)!important\}/);
  expect(rules).toContain(
    String.raw`.text-shadow\:0\.02em_0\.01em_0\.04px{text-shadow:0.02em 0.01em 0.04px!important}`,
  );
  expect(rules).toContain(String.raw`.color\:\#a1b2c3{color:#a1b2c3!important}`);
  const classes = [...page.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  expect(new Set(classes.filter((name) => name.includes(':')))).toEqual(new Set(styles));
});

test('the id of a heading comes from its TeX, not from the output of KaTeX', async () => {
  const { headings } = await renderMarkdown('## The case $x^2$');
  expect(headings).toHaveLength(1);
  expect(headings[0]).toMatchObject({ depth: 2, id: 'the-case-x2' });
  expect(headings[0]?.html).toMatch(
    /^The case <span class="unbroken"><span class="katex">.*<\/span><\/span>$/,
  );
});

test.each(['Table 1', 'Figure 1', 'Formula x', 'Note fn 1', 'Footnote label', 'site-main'])(
  'a heading "%s" does not take the id of something else',
  async (heading) => {
    const page = await html(
      `## ${heading}\n\n| a |\n|---|\n| b |\n\n$$\na \\label{x}\n$$\n\nx[^1]\n\n[^1]: y`,
    );
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('site-main');
    expect(page).toContain('<h2 id="section-');
  },
);

test('ids are unique, never those of the page, and never empty', async () => {
  const { html: page, headings } = await renderMarkdown(
    '## Twice\n\n## Twice\n\n## 😀\n\n## Обзор',
  );
  expect(headings.map(({ id }) => id)).toEqual(['twice', 'twice-1', 'section', 'обзор']);
  expect(page).toContain(
    '<a class="permalink" href="#twice-1" aria-label="Link to section Twice">',
  );
});

test('links within the site get the base, links within the page the prefix', async () => {
  const page = await html('[x](/reviews/osnet/) [y](#results)', {
    base: '/repository/',
    prefix: 'osnet--',
  });
  expect(page).toContain('href="/repository/reviews/osnet/"');
  expect(page).toContain('href="#osnet--results"');
});

test('a figure is inlined, numbered, captioned, and linked to its file', async () => {
  const page = await html('![A line](../figures/osnet/gate.svg "The gate.")', {
    base: '/repository/',
    figure: (path) => `<svg viewBox="0 0 1 1"><path class="line" d="M0 0"/>${path}</svg>`,
  });
  expect(page).toBe(
    '<figure id="figure-1"><figcaption><a href="#figure-1">Figure\u00A01</a> The gate.</figcaption>' +
      '<div class="drawn"><svg viewBox="0 0 1 1" role="img" aria-label="A line"><path class="line" d="M0 0"></path>' +
      'osnet/gate.svg</svg><a class="enlarge" href="/repository/figures/osnet/gate.svg" ' +
      'aria-label="Enlarge figure 1"></a></div></figure>',
  );
});

test('the line after an image is its caption, with formulas', async () => {
  const text =
    '![A line](../figures/osnet/gate.svg)\nThe gate $w_0$, _drawn_.\n\n![B](b.svg) in text';
  const page = await html(text, { figure: () => '<svg viewBox="0 0 1 1"/>' });
  expect(page).toMatch(
    /^<figure id="figure-1"><figcaption><a href="#figure-1">Figure\u00A01<\/a> The gate <span class="unbroken"><span class="katex">.*<\/span>,<\/span> <em>drawn<\/em>\.<\/figcaption><div class="drawn"><svg [^]*<\/figure>\n<p><img/,
  );
});

test('rows of a table with a first cell alone head groups, and a caption may follow', async () => {
  const table = '| A | B |\n|---|---|\n| one | |\n| 1 | 2 |\n| two | |\n| 3 | 4 |\n\n';
  expect(await html(`${table}## Table: a heading`)).toContain('<h2 id="table-a-heading">');
  const page = await html(`${table}Table: Of $x$.\n\nTable manners.`);
  expect(page.replaceAll('\n', '')).toMatch(
    new RegExp(
      [
        '^<figure id="table-1" class="table"><figcaption><a href="#table-1">Table\u00A01</a> Of ',
        '<span class="unbroken"><span class="katex">.*\\.</span></figcaption><div class="scrolls" .*</thead>',
        '<tbody><tr><th scope="rowgroup" colspan="2">one</th></tr><tr><td>1</td><td>2</td></tr></tbody>',
        '<tbody><tr><th scope="rowgroup" colspan="2">two</th></tr><tr><td>3</td><td>4</td></tr></tbody>',
        '</table></div></figure><p>Table manners.</p>$',
      ].join(''),
    ),
  );
});

test('a short formula stays in one piece, with the punctuation after it', async () => {
  expect(await html('Of $a$, b and $a + b + c + d + e$, c.')).toMatch(
    /^<p>Of <span class="unbroken"><span class="katex">.*<\/span>,<\/span> b and <span class="katex">/,
  );
});

test('every formula has an id and tools, and a number where the text refers to it', async () => {
  const page = await html('$$\na\n$$\n\n$$\nb \\label{gate}\n$$\n\nSee [](#formula-gate).', {
    prefix: 'osnet--',
  });
  expect(page).toMatch(/<div class="formula" id="osnet--formula-1"><div class="scrolls"/);
  expect(page).toContain(
    '<button type="button" class="copy">Copy TeX</button>' +
      '<a class="permalink" href="#osnet--formula-1" aria-label="Link to this formula">#</a>',
  );
  expect(page).toMatch(/<div class="formula" id="osnet--formula-gate"><div class="scrolls"/);
  expect(page).toContain('<a href="#osnet--formula-gate" aria-label="Link to formula (1)">(1)</a>');
  expect(page).toContain('See <a href="#osnet--formula-gate">(1)</a>.');
  expect(page).not.toContain('label{');
});

test('a footnote is repeated next to its reference, without duplicate ids', async () => {
  const page = await html('Said[^a] and[^a].\n\n[^a]: By *whom*.');
  expect(page).toContain(
    '<button type="button" popovertarget="note-fn-a-text" aria-label="Note 1">1</button></sup>' +
      '<span class="note" id="note-fn-a-text" role="note" popover="auto">' +
      '<sup aria-hidden="true">1 </sup>By <em>whom</em>.',
  );
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('code is highlighted by classes and labelled with its language; without one it is left alone', async () => {
  const code = await html('```py\nreturn 1\n```');
  expect(code).toContain('<span class="language">Python</span>');
  expect(code).toContain('class="token-keyword"');
  expect(code).not.toContain('style=');
  expect(await html('```\n<b>\n```')).toContain('&#x3C;b>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '*a* ![x](data:text/html,x)',
  '[x]: vbscript:x\n\n[x]',
  '`<script>`',
])('nothing in %j can run', async (body) => {
  const page = await html(body);
  expect(page).not.toMatch(/<script|onerror=|(href|src)="(?!https|#)/);
});

test('code is highlighted on a busy machine, too', async () => {
  let time = Date.now();
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (time += 1000));
  const { html } = await renderMarkdown('```python\nfor x in y: return x\n```');
  clock.mockRestore();
  expect(html.match(/class="token-keyword"/g)).toHaveLength(3);
});

const everything = readFileSync('tests/fixtures/everything/reviews/everything.md', 'utf8').replace(
  /^---.*?\n---\n/s,
  '',
);

/** Markup with a line for each element, without what KaTeX draws. */
function legible(markup: string): string {
  const tree = fromHtml(markup, { fragment: true });
  visit(tree, 'element', (node) => {
    if (String(node.properties['className']) === 'katex-html') node.children = [];
  });
  return toHtml(tree).replaceAll('><', '>\n<');
}

// A golden file for each way that a text is shown. Check a change of it for truth.
test.each([
  ['page', { prefix: 'e--', base: '/papers/', page: '' }],
  ['standalone', { standalone: true, page: 'https://reviews.example/e/' }],
])('everything that a text can hold, as %s', async (name, options) => {
  const figure = (path: string) =>
    readFileSync(`tests/fixtures/everything/figures/${path}`, 'utf8');
  const {
    html: page,
    xhtml,
    headings,
    formulas: { styles },
    ...rest
  } = await renderMarkdown(everything, { ...options, figure });
  const contents = headings.map(({ depth, id, html: words }) => `${depth} ${id} ${words}`);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(xhtml === undefined).toBe(name === 'page');
  await expect(
    legible([page, ...contents].join('\n\n')) +
      `\n\n${JSON.stringify({ ...rest, styles }, null, 2)}\n`,
  ).toMatchFileSnapshot(`../fixtures/golden/expected/everything/${name}.html`);
});

test.each([
  // Not cut, only set with single blanks.
  ['Two  words.', 'Two words.'],
  ['## Title\n\nFirst.\n\nSecond.', 'First.'],
  // The first sentence alone, with its formulas in plain characters.
  ['It is $\\sqrt[3]{x}$ of *$n^2$*[^1]. More.\n\n[^1]: A note.', 'It is \\sqrt[3]{x} of n².'],
  ['It\'s "3-5" times. More.', 'It’s “3–5” times.'],
  [`${'word '.repeat(56)}word, and more`, `${'word '.repeat(56)}…`],
])('the summary of a text: %#', async (body, summary) => {
  expect((await renderMarkdown(body)).summary).toBe(summary);
});

test('a heading may hold a link, a note two paragraphs, and a link lead to mail', async () => {
  const { html: page, headings } = await renderMarkdown(
    '## See [it](https://example.org/)\n\nx[^1] [m](mailto:a@example.org)\n\n[^1]: One.\n\n    Two.',
  );
  expect(headings).toEqual([{ depth: 2, id: 'see-it', html: 'See <span>it</span>' }]);
  expect(page).toContain('</sup>One. Two.');
  expect(page).toContain('<a href="mailto:a@example.org">m</a>');
});
