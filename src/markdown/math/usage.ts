import katex from 'katex';
import type { Nodes } from 'mdast';
import { mathOptions, splitLabel } from './tex.ts';
import { nodesOf, parseMarkdown } from '../parse.ts';

/** An inline or display formula. */
type Formula = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

/** What the formulas of a text use, without duplicates. */
export interface FormulaUse {
  /** Commands without backslash, functions and letters, in lower case. */
  words: string[];
  /** Every character that is printed. */
  characters: string;
  /** Every class that KaTeX's stylesheet may have rules for. */
  classes: string[];
}

/** Collects what the formulas of a body use; a formula that KaTeX rejects prints nothing. */
export function formulaUse(body: string): FormulaUse {
  const formulas = nodesOf(parseMarkdown(body), 'math', 'inlineMath');
  const words = formulas.flatMap(({ value }) => value.match(/[A-Za-z]+/g) ?? []);
  const printed = formulas.flatMap((formula) => {
    try {
      return typesetFormula(formula);
    } catch {
      // The check reports it, so it is never published.
      return [];
    }
  });
  return {
    words: [...new Set(words.map((word) => word.toLowerCase()))],
    characters: [...new Set(printed.flatMap(({ characters }) => characters))].join(''),
    classes: [...new Set(printed.flatMap(({ classes }) => classes))],
  };
}

/** The TeX of a formula, without the label that a display formula may have. */
export function texOf({ type, value }: Formula): string {
  return type === 'math' ? splitLabel(value).tex : value;
}

/** The characters and classes that a formula prints. */
type Printed = Record<'characters' | 'classes', string[]>;

/** Memoised, as two parts of the check typeset each formula. */
const known = new WeakMap<Formula, Printed>();

/**
 * Typesets a formula with the options of the page.
 * @throws KaTeX's ParseError, with the position, if it rejects the TeX
 */
export function typesetFormula(formula: Formula): Printed {
  const hit = known.get(formula);
  if (hit) return hit;
  const displayMode = formula.type === 'math';
  const html = katex.renderToString(texOf(formula), { ...mathOptions, displayMode });
  const text = html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, decode);
  const names = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, list = '']) => list.split(' '));
  const printed = { characters: [...new Set(text)], classes: [...new Set(names)] };
  known.set(formula, printed);
  return printed;
}

function decode(_entity: string, name: string): string {
  return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? "'";
}
