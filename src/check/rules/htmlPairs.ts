import type { Html, Nodes, PhrasingContent } from 'mdast';
import { rangeOf } from '../positions.ts';

/** The name of the first tag of a node, opening or closing; `!--` for a comment. */
export function tagOf(node: Html): string {
  return nameIn(node).replace('/', '');
}

/** The name of the first tag of a node, `/` for a closing one included; `!--` for a comment. */
function nameIn({ value }: Html): string {
  return /^<(!--|\/?[a-z][\w-]*)/i.exec(value)?.[1]?.toLowerCase() ?? '';
}

/** Whether a node is a tag of a name; a closing one begins with `/`. */
export function isTag(node: Nodes | undefined, name: string): boolean {
  return node?.type === 'html' && nameIn(node) === name;
}

/** An opening and a closing tag among the same siblings. */
interface Pair {
  opening: Html;
  closing: Html;
  siblings: readonly PhrasingContent[];
  /** The source before, between and after them. */
  before: string;
  inside: string;
  after: string;
  /** Whether there is nothing but text between them. */
  isPlain: boolean;
}

/** The pair that a tag opens, unless it has another of its kind within it. */
export function pairAt(
  siblings: readonly PhrasingContent[],
  opening: Html,
  text: string,
): Pair | undefined {
  const name = nameIn(opening);
  const rest = siblings.slice(siblings.indexOf(opening) + 1);
  const end = rest.findIndex((node) => isTag(node, `/${name}`));
  const closing = rest[end];
  const content = rest.slice(0, Math.max(0, end));
  if (closing?.type !== 'html' || content.some((node) => isTag(node, name))) return undefined;
  const before = text.slice(0, rangeOf(opening).start);
  const inside = text.slice(rangeOf(opening).end, rangeOf(closing).start);
  const after = text.slice(rangeOf(closing).end);
  const [only, ...others] = content;
  const isPlain = others.length === 0 && only?.type === 'text' && only.value === inside;
  return { opening, closing, siblings, before, inside, after, isPlain };
}

/** What stands in place of both tags, and the end of the text before them that the first takes in. */
type Marks = readonly [opening: string, closing: string, base?: string];

/** The Markdown in place of the tags of a pair, if there is one answer. */
export function marksFor(pair: Pair): Marks | undefined {
  return markup.get(nameIn(pair.opening))?.(pair);
}

const markup: ReadonlyMap<string, (pair: Pair) => Marks | undefined> = new Map(
  Object.entries({
    ...{ b: emphasis('**'), strong: emphasis('**'), u: emphasis('**') },
    ...{ i: emphasis('*'), em: emphasis('*'), s: emphasis('~~'), del: emphasis('~~') },
    ...{ code: codeSpan, tt: codeSpan, sub: formula('_'), sup: formula('^'), a: link },
  }),
);

function emphasis(mark: string): (pair: Pair) => Marks | undefined {
  return ({ before, inside, after }) => {
    const isMark =
      flanks(before.slice(-1), inside.charAt(0)) &&
      flanks(after.charAt(0), inside.slice(-1)) &&
      !/[*~]/.test(inside);
    return isMark ? [mark, mark] : undefined;
  };
}

/** Whether a mark of emphasis works between two characters, outside and inside of it. */
function flanks(outside: string, inside: string): boolean {
  if (/[\p{L}\p{N}]/u.test(inside)) return !/[*~_<>\\]/.test(outside);
  return /[("'“‘.)%!?:;,…”’]/u.test(inside) && /^[\s.,;:!?()–—-]?$/u.test(outside);
}

function codeSpan({ before, inside, after, isPlain }: Pair): Marks | undefined {
  const isCode = isPlain && /^[^\s`](?:[^`\n]*[^\s`])?$/.test(inside);
  return isCode && !before.endsWith('`') && !after.startsWith('`') ? ['`', '`'] : undefined;
}

/** @param sign that of an index or exponent in TeX */
function formula(sign: '_' | '^'): (pair: Pair) => Marks | undefined {
  return ({ siblings, before, inside, after, isPlain }) => {
    // A formula would end at a dollar sign that stands for money.
    const hasMoney = siblings.some((node) => node.type === 'text' && node.value.includes('$'));
    // Beside another formula the dollar signs would pair up in another way.
    const isAlone = !/[$>]$/.test(before.slice(-1)) && !/^[$\d<]/.test(after.charAt(0));
    if (hasMoney || !isPlain || !isAlone || !/^[a-z\d ,.()+\-−*=/]+$/i.test(inside)) {
      return undefined;
    }
    const [start, end] = /[a-z]{2}/i.test(inside) ? ['{\\text{', '}}'] : ['{', '}'];
    // The variable that has the index.
    const [base = ''] = /(?<![\p{L}\p{N}$\\/])[a-z]$/iu.exec(before.slice(-2)) ?? [];
    return [`$${base}${sign}${start}`, `${end}$`, base];
  };
}

function link({ opening, inside, isPlain }: Pair): Marks | undefined {
  if (inside.trim() === '') return ['', ''];
  const [, , url] = /\shref=(["'])([^"'\s()<>]+)\1/i.exec(opening.value) ?? [];
  const isLink = url !== undefined && isPlain && !/[[\]]/.test(inside);
  return isLink ? ['[', `](${url})`] : undefined;
}
