import type { Literal, Node } from 'mdast';
import type { Edit, Location, Position } from './problem.ts';

/** Where a node starts. */
export function positionOf(node: Node): Position {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** A position with its line of a file; a column past the end of the line becomes its end. */
export function locationIn(lines: readonly string[], { line, column }: Position): Location {
  const excerpt = lines[line - 1] ?? '';
  return { line, column: Math.min(column, excerpt.length + 1), excerpt };
}

/** The position of an offset within a text. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The Markdown source of a node. */
export function sourceOf(node: Node, text: string): string {
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}

/** Where a node begins and ends in the text. */
export function rangeOf(node: Node): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Puts a text in place of a node. */
export function replacing(node: Node, text: string): Edit {
  return { ...rangeOf(node), text };
}

/** The position of an offset within the Markdown source of a node. */
export function positionInSource(node: Node, offset: number, text: string): Position {
  return positionAt(text, (node.position?.start.offset ?? 0) + offset);
}

/**
 * The position of an offset within the value of a node, such as a formula, whose lines may be
 * indented in the file, as within a list.
 */
export function positionWithin(node: Literal, offset: number, text: string): Position {
  const { value } = node;
  // The value of an inline formula has spaces in place of line breaks.
  const inside = sourceOf(node, text).replaceAll('\n', ' ');
  const found = inside.indexOf(value.replaceAll('\n', ' '));
  if (found >= 0 || node.type === 'inlineMath') {
    const shift = Math.max(found, /^\$*/.exec(inside)?.[0].length ?? 0);
    return positionInSource(node, shift + offset, text);
  }
  const start = positionOf(node);
  const source = sourceOf(node, text).split('\n');
  const before = positionAt(value, offset);
  const lines = value.split('\n');
  // A fence has a line of its own above the value.
  const skipped = lines[0] && source[0]?.includes(lines[0]) ? 0 : 1;
  const index = skipped + before.line - 1;
  const shift = Math.max(0, source[index]?.indexOf(lines[before.line - 1] ?? '') ?? 0);
  return {
    line: start.line + index,
    column: (index === 0 ? start.column - 1 : 0) + shift + before.column,
  };
}
