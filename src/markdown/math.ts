import type { KatexOptions } from 'katex';

/**
 * KaTeX's options, for the check and for the page alike. A fresh object each time: a shared
 * `macros` would carry a definition from one review into the next.
 */
export function mathOptions(): KatexOptions {
  return {
    output: 'htmlAndMathml',
    strict: 'ignore',
    trust: false,
    maxSize: 20,
    maxExpand: 100,
    macros: {},
  };
}

/** TeX that defines, links or embeds: KaTeX takes some of it without a word. */
export const refusedCommands =
  /\\(def|gdef|edef|xdef|let|newcommand|renewcommand|providecommand|href|url|includegraphics|html[A-Za-z]+)(?![A-Za-z])/;
