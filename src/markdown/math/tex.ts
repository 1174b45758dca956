import katex, { type KatexOptions } from 'katex';
import type { Nodes } from 'mdast';

/** Commands that KaTeX lacks, and what stands in for them. */
const aliases = { '\\mbox': '\\text{#1}', '\\mathds': '\\mathbb{#1}', '\\mathbbm': '\\mathbb{#1}' };
// Not by the option `macros`: KaTeX keeps definitions of formulas in that object.
const { __defineMacro: define } = katex as unknown as {
  __defineMacro: (command: string, body: string) => void;
};
for (const [command, body] of Object.entries(aliases)) define(command, body);

/**
 * KaTeX's options, for both the check and the page. Built-in macros need up to a thousand
 * expansions; with definitions, which are refused, these could take minutes.
 */
export const mathOptions: KatexOptions = {
  output: 'htmlAndMathml',
  strict: 'ignore',
  trust: false,
  maxSize: 20,
  maxExpand: 1000,
};

/** Commands that define, link or embed, some of which KaTeX silently accepts. */
export const refusedCommands =
  /\\(def|gdef|edef|xdef|let|futurelet|global|long|expandafter|noexpand|newcommand|renewcommand|providecommand|href|url|includegraphics|html[A-Za-z]+)(?![A-Za-z])/;

/**
 * Strips `\label{gate}` from a display formula, as KaTeX does not support labels.
 * @returns the TeX without it, and the id of the formula, `formula-gate`, if it has a label
 */
export function splitLabel(tex: string): { tex: string; id?: string } {
  // Numbers are for formulas without a label.
  const [label, name] = /\s*\\label\{(?!\d+\})([a-z0-9-]+)\}/.exec(tex) ?? [];
  if (label === undefined || name === undefined) return { tex };
  return { tex: tex.replace(label, ''), id: `formula-${name}` };
}

/** An inline or display formula. */
type Formula = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

/** The TeX of a formula, without the label that a display formula may have. */
export function texOf({ type, value }: Formula): string {
  return type === 'math' ? splitLabel(value).tex : value;
}

/**
 * Checks a formula with the options of the page.
 * @throws KaTeX's ParseError, with the position, if it rejects the TeX
 */
export function checkFormula(formula: Formula): void {
  // MathML alone takes half as long; rendering reports what only HTML cannot show.
  const options = {
    ...mathOptions,
    output: 'mathml',
    displayMode: formula.type === 'math',
  } as const;
  katex.renderToString(texOf(formula), options);
}
