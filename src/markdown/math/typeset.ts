import katex from 'katex';
import type { Nodes } from 'mdast';
import { mathOptions, splitLabel } from './tex.ts';

/** An inline or display formula. */
type Formula = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

/** The TeX of a formula, without the label that a display formula may have. */
export function texOf({ type, value }: Formula): string {
  return type === 'math' ? splitLabel(value).tex : value;
}

/** The commands without backslash, functions and letters of formulas, in lower case. */
export function wordsOf(formulas: readonly Formula[]): string[] {
  const words = formulas.flatMap(({ value }) => value.match(/[A-Za-z]+/g) ?? []);
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

/**
 * Checks a formula with the options of the page.
 * @throws KaTeX's ParseError, with the position, if it rejects the TeX
 */
export function parseFormula(formula: Formula): void {
  // MathML alone takes half as long.
  const options = {
    ...mathOptions,
    output: 'mathml',
    displayMode: formula.type === 'math',
  } as const;
  katex.renderToString(texOf(formula), options);
}
