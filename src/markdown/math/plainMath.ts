import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import katex from 'katex';
import { mathOptions } from './tex.ts';
import { styledLetter } from './letters.ts';

/**
 * Writes the formulas of a line of text as plain characters: `$\ell_1$ in $\mathbb{R}^n$` becomes
 * "ℓ₁ in ℝⁿ". For titles, which stand where nothing is typeset: tabs, feeds, citations, cards.
 * A dollar sign next to a space, as in "$5 and $10", is no formula.
 * @throws Error that says what plain characters cannot show
 */
export function plainMath(text: string): string {
  return text.replace(/\$(?!\s)([^$]*[^\s$])\$(?!\d)/g, (_whole, tex: string) => {
    const html = katex.renderToString(tex, { ...mathOptions, output: 'mathml' });
    const row = find(fromHtml(html, { fragment: true }).children, 'semantics')?.children[0];
    return row
      ? plain(row)
          .replace(/\s+/g, ' ')
          .replace(/\s(?=\))|(?<=\()\s/g, '')
          .trim()
      : '';
  });
}

function plain(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const [base, second, third] = node.children.map((child) => () => plain(child));
  switch (node.tagName) {
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'mtext':
      return node.children.map(plain).join('');
    case 'mi':
    case 'mn':
      return styled(toString(node), String(node.properties['mathvariant']));
    case 'mo':
      // Some signs are invisible: "apply function" and the like.
      return toString(node).replace(/[\u2061-\u2064]/g, '');
    case 'mspace':
      return ' ';
    case 'msup':
      if (base && second) return base() + small(second(), 'sup');
      break;
    case 'msub':
      if (base && second) return base() + small(second(), 'sub');
      break;
    case 'msubsup':
      if (base && second && third) return base() + small(second(), 'sub') + small(third(), 'sup');
      break;
    case 'mfrac':
      if (base && second) return `${base()}/${second()}`;
      break;
  }
  throw new Error(`plain characters cannot show <${node.tagName}>`);
}

function styled(text: string, style: string): string {
  // The name of a function.
  if (/^[a-z]{2,}$/.test(text)) return ` ${text} `;
  return Array.from(text)
    .map((letter) => styledLetter(letter, style) ?? letter)
    .join('');
}

/** Raised or lowered: in small characters, or after `^` or `_` where Unicode lacks one. */
function small(text: string, kind: 'sup' | 'sub'): string {
  const characters = Array.from(text.replaceAll('−', '-').replaceAll('∗', '*'));
  if (kind === 'sup' && characters.every((character) => '*′†'.includes(character))) {
    return characters.join('');
  }
  const found = characters.map((character) => smallCharacters[kind].get(character));
  if (found.every((character) => character !== undefined)) return found.join('');
  const sign = kind === 'sup' ? '^' : '_';
  return characters.length === 1 ? sign + text : `${sign}(${text})`;
}

/** Unicode tells of each small character which one it stands for; these are all it has. */
const smallCharacters = {
  sup: smallOf(
    '\u00b2\u00b3\u00b9\u02b0\u02b2\u02b3\u02b7\u02b8',
    [0x2070, 0x207f],
    [0x1d2c, 0x1d61],
  ),
  sub: smallOf('\u2c7c', [0x2080, 0x209c], [0x1d62, 0x1d6a]),
};

function smallOf(single: string, ...ranges: [number, number][]): Map<string, string> {
  const codes = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  );
  return new Map(
    Array.from(single + String.fromCodePoint(...codes)).map((character) => [
      character.normalize('NFKC').replace('−', '-'),
      character,
    ]),
  );
}

function find(nodes: readonly unknown[], tagName: string): Element | undefined {
  for (const node of nodes as ElementContent[]) {
    if (node.type !== 'element') continue;
    const found = node.tagName === tagName ? node : find(node.children, tagName);
    if (found) return found;
  }
  return undefined;
}
