import type { Node } from 'mdast';
import type { Position } from './problem.ts';

/** Where a node starts. */
export function positionOf(node: Node): Position {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** The position of an offset within a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** The Markdown that a node was made from. */
export function sourceOf(node: Node, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/**
 * The position of an offset within what a node holds, such as a formula: its lines may be indented in
 * the file by the list that it stands in.
 * @param value what the node holds
 * @param offset within it
 */
export function positionWithin(node: Node, value: string, offset: number, text: string): Position {
  const start = positionOf(node);
  if (node.type === 'inlineMath') {
    // In its value each line break has become a blank.
    const inside = sourceOf(node, text).replaceAll('\n', ' ');
    const shift = Math.max(inside.indexOf(value), /^\$*/.exec(inside)?.[0].length ?? 0);
    return positionAt(text, (node.position?.start.offset ?? 0) + shift + offset);
  }
  const source = sourceOf(node, text).split('\n');
  const before = value.slice(0, offset).split('\n');
  const [firstLine = ''] = value.split('\n');
  // A fence stands on a line of its own above what it holds.
  const skipped = source[0]?.includes(firstLine) && firstLine ? 0 : 1;
  const index = skipped + before.length - 1;
  const valueLine = value.split('\n')[before.length - 1] ?? '';
  const shift = Math.max(0, source[index]?.indexOf(valueLine) ?? 0);
  return {
    line: start.line + index,
    column: (index === 0 ? start.column : 1) + shift + (before.at(-1)?.length ?? 0),
  };
}
