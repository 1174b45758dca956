import type { Html, Nodes, PhrasingContent } from 'mdast';
import { rangeOf, replacing } from '../positions.ts';
import type { Edit } from '../problem.ts';
import type { Body } from '../rule.ts';
import { isTag, marksFor, pairAt } from './htmlPairs.ts';

/** Tags that can go, as they only say how the words within them look: blocks, and within a line. */
const wrappers = /^(?:<\/?(?:p|div|span|center|font|section)(?:\s[^<>]*)?>\s*)+$/i;
const inlineWrappers = /^<\/?(?:span|font)(?:\s[^<>]*)?>$/i;
const breaks = /^(?:<br\s*\/?>\s*)+$/i;

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
      const marks = pair && marksFor(pair);
      if (!marks) continue;
      const [before, after, base = ''] = marks;
      const { start, end } = rangeOf(node);
      fixes.set(node, { start: start - base.length, end, text: before });
      fixes.set(pair.closing, replacing(pair.closing, after));
    }
  }
  return fixes;
}

/** Whether there is nothing but comments; without an expression, which could take for ever. */
function isComment(html: string): boolean {
  const parts = html.split('-->').map((part) => part.trim());
  return parts.pop() === '' && parts.every((part) => part.startsWith('<!--'));
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
