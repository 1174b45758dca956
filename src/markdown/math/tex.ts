import type { KatexOptions } from 'katex';

/**
 * KaTeX's options, for both the check and the page. `macros` is left out, as a shared object would
 * carry definitions from one formula into the next.
 */
export const mathOptions: KatexOptions = {
  output: 'htmlAndMathml',
  strict: 'ignore',
  trust: false,
  maxSize: 20,
  maxExpand: 100,
};

/** Commands that define, link or embed, some of which KaTeX silently accepts. */
export const refusedCommands =
  /\\(def|gdef|edef|xdef|let|futurelet|global|long|expandafter|noexpand|newcommand|renewcommand|providecommand|href|url|includegraphics|html[A-Za-z]+)(?![A-Za-z])/;

/**
 * Strips `\label{gate}` from a display formula, as KaTeX does not support labels.
 * @returns the TeX without it, and the id of the formula, `formula-gate`, if it has a label
 */
export function splitLabel(tex: string): { tex: string; id?: string } {
  const [label, name] = /\s*\\label\{([a-z0-9-]+)\}/.exec(tex) ?? [];
  if (label === undefined || name === undefined) return { tex };
  return { tex: tex.replace(label, ''), id: `formula-${name}` };
}
