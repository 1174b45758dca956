import type { Html, Nodes, PhrasingContent } from 'mdast';
import { rangeOf, replacing } from '../positions.ts';
import type { Edit } from '../problem.ts';
import type { Body } from '../rule.ts';

/** Tags that can go, as they only say how the words within them look: blocks, and within a line. */
const wrappers = /^(?:<\/?(?:p|div|span|center|font|section)(?:\s[^<>]*)?>\s*)+$/i;
const inlineWrappers = /^<\/?(?:span|font)(?:\s[^<>]*)?>$/i;
const breaks = /^(?:<br\s*\/?>\s*)+$/i;

/** The name of the first tag of a node, opening or closing; `!--` for a comment. */
export function tagOf(node: Html): string {
  return nameIn(node).replace('/', '');
}

/** The Markdown for the tags of HTML that have one answer. */
export function htmlFixes(nodes: Body['nodes'], text: string): Map<Html, Edit> {
  const fixes = new Map<Html, Edit>();
  const parents = nodes(
    ...(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link'] as const),
  );
  const inline = new Set<Nodes>(parents.flatMap(({ children }) => children));
  for (const node of nodes('html')) {
    const { value } = node;
    const isDropped = inline.has(node)
      ? inlineWrappers.test(value)
      : wrappers.test(value) || breaks.test(value);
    if (isComment(value) || isDropped) fixes.set(node, replacing(node, ''));
  }
  for (const { type, children } of parents) {
    for (const [index, node] of children.entries()) {
      if (node.type !== 'html') continue;
      const edit = isTag(node, 'br') ? lineBreak(type, children, index, text) : undefined;
      if (edit) fixes.set(node, edit);
      const pair = pairAt(children, node, text);
      const marks = pair && markup.get(nameIn(node))?.(pair);
      if (!marks) continue;
      const [before, after, base = ''] = marks;
      const { start, end } = rangeOf(node);
      fixes.set(node, { start: start - base.length, end, text: before });
      fixes.set(pair.closing, replacing(pair.closing, after));
    }
  }
  return fixes;
}

/** The name of the first tag of a node, `/` for a closing one included; `!--` for a comment. */
function nameIn({ value }: Html): string {
  return /^<(!--|\/?[a-z][\w-]*)/i.exec(value)?.[1]?.toLowerCase() ?? '';
}

/** Whether a node is a tag of a name; a closing one begins with `/`. */
function isTag(node: Nodes | undefined, name: string): boolean {
  return node?.type === 'html' && nameIn(node) === name;
}

/** Whether there is nothing but comments; without an expression, which could take for ever. */
function isComment(html: string): boolean {
  const parts = html.split('-->').map((part) => part.trim());
  return parts.pop() === '' && parts.every((part) => part.startsWith('<!--'));
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
function pairAt(
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

/** The Markdown in place of both tags, and the end of the text before them that the first takes in. */
type Marks = readonly [opening: string, closing: string, base?: string];

/** What becomes of pairs of tags, if that has one answer. */
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

/**
 * A hard line break in place of a `<br>`, or a space where there can be none; nothing if what
 * follows it would begin a list or the like.
 */
function lineBreak(
  parent: Nodes['type'],
  siblings: readonly PhrasingContent[],
  index: number,
  text: string,
): Edit | undefined {
  const tag = siblings[index];
  if (!tag) return undefined;
  if (parent === 'heading' || parent === 'tableCell') return replacing(tag, ' ');
  if (parent !== 'paragraph') return undefined;
  const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && !node.value.trim();
  const before = siblings.slice(0, index).findLast((node) => !isBlank(node));
  const isLast = siblings.slice(index + 1).every((node) => isBlank(node) || isTag(node, 'br'));
  if (!before || isTag(before, 'br') || isLast) return replacing(tag, '');
  const { start, end: tagEnd } = rangeOf(tag);
  const [spaces = ''] = /^[ \t]*/.exec(text.slice(tagEnd)) ?? [];
  const end = tagEnd + spaces.length;
  const rest = text.slice(end);
  if (rest.startsWith('\n')) return { start, end, text: '\\' };
  if (/^(?:[-*+]\s|\d+[.)]|[#>|=<]|[-*_]{3}|~~~|```)/.test(rest)) return undefined;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [prefix = ''] = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*/.exec(line) ?? [];
  return { start, end, text: `\\\n${prefix.replace(/[^\s>]/g, ' ')}` };
}
