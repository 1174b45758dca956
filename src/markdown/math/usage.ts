import { eachNode } from '../nodes.ts';
import { splitLabel } from './tex.ts';
import { parseMarkdown } from '../parse.ts';
import { typesetFormula } from './typeset.ts';

/** What the formulas of a text consist of, each thing once. */
export interface FormulaUse {
  /** Commands without backslash, functions and letters, in lower case. */
  words: string[];
  /** Every character that is printed. */
  characters: string;
  /** Every class that KaTeX's stylesheet may know. */
  classes: string[];
}

/** Looks through the formulas of a body; what KaTeX does not take prints nothing. */
export function formulaUse(body: string): FormulaUse {
  const words = new Set<string>();
  const characters = new Set<string>();
  const classes = new Set<string>();
  eachNode(parseMarkdown(body), ['math', 'inlineMath'], (node) => {
    for (const [word] of node.value.matchAll(/[A-Za-z]+/g)) words.add(word.toLowerCase());
    const displayMode = node.type === 'math';
    try {
      const tex = displayMode ? splitLabel(node.value).tex : node.value;
      const formula = typesetFormula(tex, displayMode);
      for (const character of formula.characters) characters.add(character);
      for (const name of formula.classes) classes.add(name);
    } catch {
      // The check reports it, and nothing of it is published.
    }
  });
  return { words: [...words], characters: [...characters].join(''), classes: [...classes] };
}
