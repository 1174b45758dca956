import type { KatexOptions } from 'katex';

/**
 * KaTeX's options, for the check and for the page alike. Without `macros`: each formula then has
 * its own, where a shared object would carry a definition from one into the next.
 */
export const mathOptions: KatexOptions = {
  output: 'htmlAndMathml',
  strict: 'ignore',
  trust: false,
  maxSize: 20,
  maxExpand: 100,
};

/** TeX that defines, links or embeds: KaTeX takes some of it without a word. */
export const refusedCommands =
  /\\(def|gdef|edef|xdef|let|futurelet|global|long|expandafter|noexpand|newcommand|renewcommand|providecommand|href|url|includegraphics|html[A-Za-z]+)(?![A-Za-z])/;

/**
 * Takes `\label{gate}` off a display formula, as KaTeX knows no labels.
 * @returns the TeX without it, and the id of the formula, `formula-gate`, where it has a label
 */
export function splitLabel(tex: string): { tex: string; id?: string } {
  const [label, name] = /\s*\\label\{([a-z0-9-]+)\}/.exec(tex) ?? [];
  if (label === undefined || name === undefined) return { tex };
  return { tex: tex.replace(label, ''), id: `formula-${name}` };
}
