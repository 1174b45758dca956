import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import katex from 'katex';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { mathOptions } from './tex.ts';
import { plainMathml } from './plainMathml.ts';
import type { RenderOptions } from '../options.ts';

declare module 'hast' {
  interface RootContentMap {
    /** HTML of our own making that is printed as it is. */
    raw: Raw;
  }
  interface ElementContentMap {
    raw: Raw;
  }
  interface Raw extends Literal {
    type: 'raw';
  }
}

/** A formula that KaTeX has typeset. */
interface Formula {
  /** HTML for the eye and MathML, with classes in the place of inline styles. */
  html: string;
  /** The declarations that {@link styleRules} makes these classes of. */
  styles: readonly string[];
  /** MathML alone, as {@link plainMathml} leaves it. */
  mathml: string;
  /** What is printed: each character, and each class that KaTeX's stylesheet may know. */
  characters: readonly string[];
  classes: readonly string[];
}

/** The check, the page, feeds and books all need a formula; a text is long done when this is full. */
const most = 5000;
const formulas = new Map<string, Formula>();

/**
 * Typesets a formula; the same one only once.
 * @throws ParseError of KaTeX, with the position, if it does not take the TeX
 */
export function typesetFormula(tex: string, displayMode: boolean): Formula {
  const key = `${Number(displayMode)}${tex}`;
  const known = formulas.get(key);
  if (known) return known;
  const both = katex.renderToString(tex, { ...mathOptions(), displayMode, throwOnError: true });
  const [math = ''] = /<math[^]*<\/math>/.exec(both) ?? [];
  const names = [...both.matchAll(/class="([^"]*)"/g)].flatMap(([, list = '']) => list.split(' '));
  const text = both.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, decode);
  const formula = {
    ...styleClasses(both),
    mathml: `<span class="katex">${plainMathml(math)}</span>`,
    characters: [...new Set(text)],
    classes: [...new Set(names)],
  };
  if (formulas.size >= most) formulas.clear();
  formulas.set(key, formula);
  return formula;
}

/**
 * Typesets formulas with KaTeX. Its HTML is spliced in as it is: parsing it into the tree and
 * printing it again takes nine times as long as making it.
 * @param options `standalone` leaves MathML alone
 * The classes that stand for styles are left in the file's `data.styles`, for {@link styleRules}.
 * @throws Error with the line and column of the first formula that KaTeX does not take
 */
export function rehypeTypeset({ standalone = false }: RenderOptions) {
  return (tree: Root, file: VFile): void => {
    const styles = new Set<string>();
    visit(tree, 'element', (element, index, parent) => {
      const [child] = element.children;
      const display = child?.type === 'element' && has(child, 'math-display');
      if ((!display && !has(element, 'math-inline')) || !parent || index === undefined) return;
      const formula = typeset(element, display);
      parent.children[index] = { type: 'raw', value: standalone ? formula.mathml : formula.html };
      for (const style of formula.styles) styles.add(style);
      return SKIP;
    });
    file.data['styles'] = [...styles];
  };
}

/**
 * Moves what KaTeX wrote into `style` attributes into classes, so that a page needs no inline
 * styles: `style="height:1em"` becomes `class="height:1em"`.
 * @returns the HTML, and the declarations that {@link styleRules} makes the classes of
 */
export function styleClasses(html: string): { html: string; styles: string[] } {
  const styles = new Set<string>();
  const withClasses = html.replace(/<[^<>]*? style="[^<>]*>/g, (tag) => {
    const [attribute = '', text = ''] = / style="([^"]*)"/.exec(tag) ?? [];
    const names = text.split(';').filter(Boolean).map(className);
    for (const name of names) styles.add(name);
    const bare = tag.replace(attribute, '');
    return bare.includes(' class="')
      ? bare.replace(/ class="[^"]*/, `$& ${names.join(' ')}`)
      : bare.replace(/^<[a-z]+/, `$& class="${names.join(' ')}"`);
  });
  return { html: withClasses, styles: [...styles] };
}

/**
 * The stylesheet of some classes of {@link styleClasses}, each once. They are as strong as the
 * inline styles that they were.
 */
export function styleRules(styles: Iterable<string>): string {
  return [...new Set(styles)]
    .toSorted()
    .map((name) => {
      const selector = name.replace(/[^\w-]/g, String.raw`\$&`);
      return `.${selector}{${name.replaceAll('_', ' ')}!important}`;
    })
    .join('');
}

/** A class may hold every character but a blank. */
function className(declaration: string): string {
  const name = declaration.trim().replace(/\s+/g, '_');
  if (!/^[a-z-]+:[#\w.%-]+$/.test(name)) {
    throw new Error(`KaTeX wrote a style that is not known: ${declaration}`);
  }
  return name;
}

function typeset(element: Element, displayMode: boolean): Formula {
  try {
    return typesetFormula(toString(element), displayMode);
  } catch (error) {
    const { line, column } = element.position?.start ?? { line: 1, column: 1 };
    throw new Error(`${line}:${column}: ${String(error)}`, { cause: error });
  }
}

function decode(_entity: string, name: string): string {
  return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? "'";
}

function has({ properties }: Element, name: string): boolean {
  return Array.isArray(properties['className']) && properties['className'].includes(name);
}
