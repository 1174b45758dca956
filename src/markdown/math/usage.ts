import katex from 'katex';
import { nodesOf } from '../nodes.ts';
import { mathOptions, splitLabel } from './tex.ts';
import { parseMarkdown } from '../parse.ts';

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
  for (const node of nodesOf(parseMarkdown(body), 'math', 'inlineMath')) {
    for (const [word] of node.value.matchAll(/[A-Za-z]+/g)) words.add(word.toLowerCase());
    const displayMode = node.type === 'math';
    try {
      const tex = displayMode ? splitLabel(node.value).tex : node.value;
      const printed = typesetFormula(tex, displayMode);
      for (const character of printed.characters) characters.add(character);
      for (const name of printed.classes) classes.add(name);
    } catch {
      // The check reports it, and nothing of it is published.
    }
  }
  return { words: [...words], characters: [...characters].join(''), classes: [...classes] };
}

/** Each character and each class that a formula prints. */
interface Printed {
  characters: string[];
  classes: string[];
}

/** Two parts of the check need a formula; when this is full, an earlier text is done with. */
const maxEntries = 5000;
const known = new Map<string, Printed>();

/**
 * Typesets a formula with the options of the page; the same one only once.
 * @throws ParseError of KaTeX, with the position, if it does not take the TeX
 */
export function typesetFormula(tex: string, displayMode: boolean): Printed {
  const key = `${Number(displayMode)}${tex}`;
  const hit = known.get(key);
  if (hit) return hit;
  const html = katex.renderToString(tex, { ...mathOptions, displayMode });
  const text = html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, decode);
  const names = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, list = '']) => list.split(' '));
  const printed = { characters: [...new Set(text)], classes: [...new Set(names)] };
  if (known.size >= maxEntries) known.clear();
  known.set(key, printed);
  return printed;
}

function decode(_entity: string, name: string): string {
  return { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? "'";
}
