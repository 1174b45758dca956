import type { RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import katex from 'katex';
import { visitElements } from '../elements.ts';
import { mathOptions, refusedCommands } from './tex.ts';
import { styledLetter } from './letters.ts';

/**
 * Writes the formulas of a line of text as plain characters: `$\ell_1$ in $\mathbb{R}^n$` becomes
 * "ℓ₁ in ℝⁿ". For titles, also shown where nothing is typeset: in tabs, feeds, citations, cards.
 * A dollar sign next to a space, as in "$5 and $10", does not delimit a formula.
 * @throws Error that names what plain characters cannot show
 */
export function plainMath(text: string): string {
  return text.replace(/\$(?!\s)([^$]*[^\s$])\$(?!\d)/g, (_whole, tex: string) => {
    const [refused] = refusedCommands.exec(tex) ?? [];
    if (refused !== undefined) throw new Error(`${refused} in a formula`);
    const html = katex.renderToString(tex, { ...mathOptions, output: 'mathml' });
    const [, row = ''] = /<semantics>([^]*)<annotation/.exec(html) ?? [];
    // Within `<math>` an element such as `<mspace/>` may close itself.
    return plainText(fromHtml(`<math>${row}</math>`, { fragment: true }).children)
      .replace(/\s+/g, ' ')
      .replace(/\s(?=\))|(?<=\()\s/g, '')
      .trim();
  });
}

/**
 * Writes a formula in MathML as plain characters, with letters in italics: search takes these for
 * other letters than those of words. What they cannot show becomes an ellipsis.
 */
export function plainMathml(mathml: string): string {
  const tree = fromHtml(mathml, { fragment: true });
  visitElements(tree, ({ tagName, properties, children: [letter] }) => {
    if (tagName !== 'mi' || letter?.type !== 'text' || properties['mathvariant'] !== undefined)
      return;
    letter.value = styledLetter(letter.value, 'italic') ?? letter.value;
  });
  try {
    return plainText(tree.children).replace(/\s+/g, ' ').trim();
  } catch {
    return '…';
  }
}

function plainText(nodes: readonly RootContent[]): string {
  return nodes.map(plain).join('');
}

/** Elements whose children have a meaning by position. */
const layouts: Readonly<Record<string, (first: string, second: string, third: string) => string>> =
  {
    msup: (base, sup) => base + small(sup, 'sup'),
    msub: (base, sub) => base + small(sub, 'sub'),
    msubsup: (base, sub, sup) => base + small(sub, 'sub') + small(sup, 'sup'),
    mfrac: (top, bottom) => `${top}/${bottom}`,
    munder: (base, sub) => `${base.trim()}${small(sub, 'sub')} `,
    munderover: (base, sub, sup) => base + small(sub, 'sub') + small(sup, 'sup'),
    mover: (base, accent) => base + (accents.get(accent) ?? small(accent, 'sup')),
  };

/** Combining characters, by the accents that KaTeX puts above a letter. */
const accents = new Map(
  Object.entries({ '^': '\u0302', '~': '\u0303', ˉ: '\u0304', '‾': '\u0304', '˙': '\u0307' }),
);

function plain(node: RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const { tagName, properties, children } = node;
  if (/^(m(ath|row|style|padded|text)|semantics)$/.test(tagName)) return plainText(children);
  if (/^m[in]$/.test(tagName)) return styled(toString(node), String(properties['mathvariant']));
  // Without invisible operators, such as function application.
  if (tagName === 'mo') return spaced(toString(node).replace(/[\u2061-\u2064]/g, ''));
  if (tagName === 'mspace') return ' ';
  if (tagName === 'msqrt') return `√${grouped(plainText(children))}`;
  if (/^m(table|tr|td)$/.test(tagName)) return children.map(plain).join(' ');
  const layout = layouts[tagName];
  if (!layout) throw new Error(`plain characters cannot show <${tagName}>`);
  const [first = '', second = '', third = ''] = children.map(plain);
  return layout(first, second, third);
}

function spaced(operator: string): string {
  return /^[=≠≈≤≥∈→∼∝]$/.test(operator) ? ` ${operator} ` : operator;
}

function styled(text: string, style: string): string {
  // A function, such as "log".
  if (/^[a-z]{2,}$/.test(text)) return ` ${text} `;
  return Array.from(text, (letter) => styledLetter(letter, style) ?? letter).join('');
}

/** Superscript or subscript: in small characters, or after `^` or `_` if Unicode lacks one. */
function small(text: string, kind: 'sup' | 'sub'): string {
  // An italic letter has the same small form as an upright one.
  const upright = text.normalize('NFKC').replaceAll(' ', '');
  const characters = Array.from(upright.replaceAll('−', '-').replaceAll('∗', '*'));
  if (kind === 'sup' && characters.every((character) => '*′†'.includes(character))) {
    return characters.join('');
  }
  const found = characters.map((character) => smallCharacters[kind].get(character));
  if (found.every((character) => character !== undefined)) return found.join('');
  return (kind === 'sup' ? '^' : '_') + grouped(text);
}

function grouped(text: string): string {
  return Array.from(text).length === 1 ? text : `(${text})`;
}

/** Unicode's superscripts and subscripts, by the characters that they stand for. */
const smallCharacters = {
  sup: smallOf('²³¹ʰʲʳʷʸ⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᴬᴭᴮᴰᴱᴲᴳᴴᴵᴶᴷᴸᴹᴺᴼᴽᴾᴿᵀᵁᵂᵃᵄᵅᵆᵇᵈᵉᵊᵋᵌᵍᵏᵐᵑᵒᵓᵔᵕᵖᵗᵘᵙᵚᵛᵜᵝᵞᵟᵠᵡ'),
  sub: smallOf('ⱼ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢᵣᵤᵥᵦᵧᵨᵩᵪ'),
};

function smallOf(characters: string): Map<string, string> {
  return new Map(Array.from(characters, (one) => [one.normalize('NFKC').replace('−', '-'), one]));
}
