import type { Element } from 'hast';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const modules = async () => ({
  ...(await import('../../src/markdown/math/styles.ts')),
  ...(await import('../../src/markdown/math/tex.ts')),
  ...(await import('../../src/markdown/parse.ts')),
});
let src: Awaited<ReturnType<typeof modules>>;

// Loaded anew for each test, so that mutants of constants are active in it.
beforeEach(async () => {
  vi.resetModules();
  src = await modules();
});

const inline = (value: string) => ({ type: 'inlineMath', value }) as const;
const display = (value: string) => ({ type: 'math', value }) as const;

describe('TeX', () => {
  test.each([
    ['a \\label{gate-2}', 'a', 'formula-gate-2'],
    ['\\label{a} b', ' b', 'formula-a'],
    ['a \\label{Gate}', 'a \\label{Gate}', undefined],
    ['a \\label{}', 'a \\label{}', undefined],
    ['a', 'a', undefined],
  ])('%s is %s with the id %s', (tex, rest, id) => {
    expect(src.splitLabel(tex)).toEqual({ tex: rest, ...(id !== undefined && { id }) });
    expect(src.texOf(display(tex))).toBe(rest);
    expect(src.texOf(inline(tex))).toBe(tex);
  });

  test.each([
    ...['\\def\\x', '\\newcommand{\\x}', '\\href{x}', '\\htmlClass{x}{y}', '\\global'],
    ...['\\includegraphics{x}', '\\url{x}', 'a \\let\\x=b', '\\expandafter'],
  ])('%s is refused', (tex) => {
    expect(src.refusedCommands.test(tex)).toBe(true);
  });

  test.each(['\\longrightarrow', '\\define', '\\letter', 'def', '\\html', '\\urls'])(
    '%s is not',
    (tex) => {
      expect(src.refusedCommands.test(tex)).toBe(false);
    },
  );

  test('is checked with the options of the page', () => {
    expect(() => {
      src.checkFormula(display('\\tag{1} a \\label{gate}'));
    }).not.toThrow();
    expect(() => {
      src.checkFormula(inline('\\tag{1} a'));
    }).toThrow('tag works only in display');
    expect(() => {
      src.checkFormula(inline('\\frac{1'));
    }).toThrow(expect.objectContaining({ position: 7 }) as Error);
    // Macros may expand a thousand times, and `\;` takes three.
    expect(() => {
      src.checkFormula(inline('\\;'.repeat(300)));
    }).not.toThrow();
    expect(() => {
      src.checkFormula(inline('\\;'.repeat(400)));
    }).toThrow('Too many expansions');
    expect(() => {
      src.checkFormula(inline('é'));
    }).not.toThrow();
  });
});

describe('styles of formulas', () => {
  const span = (className: string[], style?: string, ...children: Element['children']): Element => {
    const properties = { className, ...(style !== undefined && { style }) };
    return { type: 'element', tagName: 'span', properties, children };
  };
  const text = (value: string) => ({ type: 'text', value }) as const;

  test('become classes', () => {
    const inner = span(['mord'], 'height:1.5em;margin-right: 0.1em ;', text('xy'));
    const formula = span(['katex-display'], undefined, span([], '', inner, text('x')));
    expect(src.replaceStyles([formula])).toEqual({
      styles: ['height:1.5em', 'margin-right:_0.1em'],
      classes: ['katex-display', 'mord'],
      characters: 'xy',
    });
    expect(inner.properties).toEqual({
      className: ['mord', 'height:1.5em', 'margin-right:_0.1em'],
    });
  });

  test('of a formula within a line are replaced, and unknown ones refused', () => {
    const formulaWith = (style: string) => [span(['katex'], undefined, span(['a'], style))];
    expect(src.replaceStyles(formulaWith('top:-1em')).styles).toEqual(['top:-1em']);
    expect(() => src.replaceStyles(formulaWith('background:url("x")'))).toThrow(
      'a style that is not known: background:url("x")',
    );
  });

  test('are written as rules, sorted, once, and over those of KaTeX', () => {
    expect(src.styleRules(['top:-1em', 'border-width:0_1px', 'top:-1em'])).toBe(
      '.border-width\\:0_1px{border-width:0 1px!important}.top\\:-1em{top:-1em!important}',
    );
    expect(src.styleRules([])).toBe('');
  });
});

test('nodes are found in document order, by any of several types', () => {
  const tree = src.parseMarkdown('# A $x$\n\n> b $y$\n\n$$\nz\n$$');
  const found = src.nodesOf(tree, 'math', 'inlineMath', 'heading').map(({ type }) => type);
  expect(found).toEqual(['heading', 'inlineMath', 'inlineMath', 'math']);
  expect(src.nodesOf(tree, 'table')).toEqual([]);
  // The last tree is kept: a text is checked and rendered in a row.
  expect(src.parseMarkdown('# A $x$\n\n> b $y$\n\n$$\nz\n$$')).toBe(tree);
  const other = src.parseMarkdown('other');
  expect(other).not.toBe(tree);
  expect(src.nodesOf(other, 'text')).toMatchObject([{ value: 'other' }]);
});
