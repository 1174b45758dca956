import type { Html, Nodes, PhrasingContent } from 'mdast';
import { rangeOf, replacing } from '../positions.ts';
import type { Edit } from '../problem.ts';
import type { Body } from '../rule.ts';

/** The Markdown around the words between a pair of tags. */
const markup: Readonly<Record<string, string>> = {
  ...{ b: '**', strong: '**', u: '**', i: '*', em: '*', s: '~~', del: '~~' },
};

/** Tags that can go, as they only say how the words within them look: blocks, and within a line. */
const wrappers = /^(?:<\/?(?:p|div|span|center|font|section)(?:\s[^<>]*)?>\s*)+$/i;
const inlineWrappers = /^<\/?(?:span|font)(?:\s[^<>]*)?>$/i;
const breaks = /^(?:<br\s*\/?>\s*)+$/i;

/** The name of the first tag of a node, `/` for a closing one included; `!--` for a comment. */
function nameIn({ value }: Html): string {
  return /^<(!--|\/?[a-z][\w-]*)/i.exec(value)?.[1]?.toLowerCase() ?? '';
}

/** The name of the first tag of a node, opening or closing; `!--` for a comment. */
export function tagOf(node: Html): string {
  return nameIn(node).replace('/', '');
}

/** Whether there is nothing but comments; without an expression, which could take for ever. */
function isComment(html: string): boolean {
  const parts = html.split('-->').map((part) => part.trim());
  return parts.pop() === '' && parts.every((part) => part.startsWith('<!--'));
}

/**
 * The Markdown for tags that have one answer.
 * @param isWord whether a tag is none of HTML's, as in `<unk>`
 */
export function htmlFixes(
  nodes: Body['nodes'],
  text: string,
  isWord: (tag: string) => boolean,
): Map<Html, Edit> {
  const fixes = new Map<Html, Edit>();
  const fix = (node: Html, markdown: string | undefined): void => {
    if (markdown !== undefined) fixes.set(node, replacing(node, markdown));
  };
  const parents = nodes(
    ...(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link'] as const),
  );
  const inline = new Set<Nodes>(parents.flatMap(({ children }) => children));
  for (const node of nodes('html')) {
    const { value } = node;
    const isDropped = inline.has(node)
      ? inlineWrappers.test(value)
      : wrappers.test(value) || breaks.test(value);
    if (isComment(value) || isDropped) fix(node, '');
    // At the end of an address the backslash would become a part of it.
    const isApart = /(?:^|[\s("'[])$/.test(text.charAt(rangeOf(node).start - 1));
    if (isApart && /^<[^<>]*>$/.test(value) && isWord(tagOf(node))) fix(node, `\\${value}`);
  }
  for (const { type, children } of parents) {
    for (const [index, node] of children.entries()) {
      if (node.type !== 'html') continue;
      const name = nameIn(node);
      if (name === 'br') {
        const isOneLine = type === 'heading' || type === 'tableCell';
        const edit = isOneLine ? replacing(node, ' ') : lineBreak(children, index, text);
        if (edit && (isOneLine || type === 'paragraph')) fixes.set(node, edit);
      }
      const end = children.findIndex(
        (other, at) => at > index && other.type === 'html' && nameIn(other) === `/${name}`,
      );
      const closing = children[end];
      const isNested = children.some(
        (other, at) => at > index && at < end && other.type === 'html' && nameIn(other) === name,
      );
      if (closing?.type !== 'html' || isNested) continue;
      // A formula would end at a dollar sign that stands for money.
      const hasMoney = children.some((child) => child.type === 'text' && child.value.includes('$'));
      if (hasMoney && /^su[bp]$/.test(name)) continue;
      const [before, after, base] = around(node, closing, children.slice(index + 1, end), text);
      fix(node, before);
      fix(closing, after);
      const edit = fixes.get(node);
      if (edit && base !== undefined) edit.start -= base.length;
    }
  }
  return fixes;
}

/**
 * The Markdown in place of an opening and a closing tag, if there is any, and what it takes in of
 * the text before the first.
 */
function around(
  opening: Html,
  closing: Html,
  content: readonly PhrasingContent[],
  text: string,
): [before?: string, after?: string, base?: string] {
  const name = nameIn(opening);
  const inside = text.slice(rangeOf(opening).end, rangeOf(closing).start);
  const previous = text.charAt(rangeOf(opening).start - 1);
  const next = text.charAt(rangeOf(closing).end);
  const mark = markup[name];
  if (mark !== undefined) {
    const isMark =
      flanks(previous, inside.charAt(0)) && flanks(next, inside.slice(-1)) && !/[*~]/.test(inside);
    return isMark ? [mark, mark] : [];
  }
  const [only, ...others] = content;
  const isPlain = others.length === 0 && only?.type === 'text' && only.value === inside;
  if (name === 'code' || name === 'tt') {
    const isCode = isPlain && /^[^\s`](?:[^`\n]*[^\s`])?$/.test(inside);
    return isCode && ![previous, next].includes('`') ? ['`', '`'] : [];
  }
  if (name === 'sub' || name === 'sup') {
    // Beside another formula the dollar signs would pair up in another way.
    const isAlone = !/[$>]/.test(previous) && !/[$\d<]/.test(next);
    if (!isPlain || !isAlone || !/^[a-z\d ,.()+\-−*=/]+$/i.test(inside)) return [];
    const [start, end] = /[a-z]{2}/i.test(inside) ? ['{\\text{', '}}'] : ['{', '}'];
    // The variable that has the index.
    const [base = ''] =
      /(?<![\p{L}\p{N}$\\/])[a-z]$/iu.exec(text.slice(0, rangeOf(opening).start).slice(-2)) ?? [];
    return [`$${base}${name === 'sub' ? '_' : '^'}${start}`, `${end}$`, base];
  }
  if (name === 'a') {
    const [, , url] = /\shref=(["'])([^"'\s()<>]+)\1/i.exec(opening.value) ?? [];
    if (inside.trim() === '') return ['', ''];
    if (url !== undefined && isPlain && !/[[\]]/.test(inside)) return ['[', `](${url})`];
  }
  return [];
}

/** Whether a mark of emphasis works between two characters, outside and inside of it. */
function flanks(outside: string, inside: string): boolean {
  if (/[\p{L}\p{N}]/u.test(inside)) return !/[*~_<>\\]/.test(outside);
  return /[("'“‘.)%!?:;,…”’]/u.test(inside) && /^[\s.,;:!?()–—-]?$/u.test(outside);
}

/** A hard line break in place of a tag, unless what follows it would begin a list or the like. */
function lineBreak(
  siblings: readonly PhrasingContent[],
  index: number,
  text: string,
): Edit | undefined {
  const isBreak = (node?: PhrasingContent): boolean =>
    node?.type === 'html' && nameIn(node) === 'br';
  const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && !node.value.trim();
  const before = siblings.slice(0, index).findLast((node) => !isBlank(node));
  const isLast = siblings.slice(index + 1).every((node) => isBlank(node) || isBreak(node));
  const { start, end: tagEnd } = rangeOf(siblings[index] as Html);
  if (!before || isBreak(before) || isLast) return { start, end: tagEnd, text: '' };
  const [spaces = ''] = /^[ \t]*/.exec(text.slice(tagEnd)) ?? [];
  const end = tagEnd + spaces.length;
  const rest = text.slice(end);
  if (rest.startsWith('\n')) return { start, end, text: '\\' };
  if (/^(?:[-*+]\s|\d+[.)]|[#>|=<]|[-*_]{3}|~~~|```)/.test(rest)) return undefined;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [prefix = ''] = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*/.exec(line) ?? [];
  return { start, end, text: `\\\n${prefix.replace(/[^\s>]/g, ' ')}` };
}
