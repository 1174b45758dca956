import type { Literal, Node } from 'mdast';
import { LineCounter } from 'yaml';
import type { Edit, Location } from './problem.ts';

/**
 * Finds the line and column of offsets in a text, and of the starts of nodes. The offset -1, of what
 * was not found as written, counts as the start of the text.
 */
export function locator(text: string): (at: number | Node) => Location {
  const lines = linesOf(text);
  const counter = new LineCounter();
  for (const { start } of lines) counter.addNewLine(start);
  return (at) => {
    const offset = typeof at === 'number' ? Math.max(0, at) : rangeOf(at).start;
    const { line, col } = counter.linePos(offset);
    const excerpt = lines[line - 1]?.line ?? '';
    return { line, column: Math.min(col, excerpt.length + 1), excerpt };
  };
}

/** The lines of a text, with the offset of each. */
export function linesOf(text: string): { line: string; start: number }[] {
  let end = 0;
  return text.split('\n').map((line) => {
    const start = end;
    end += line.length + 1;
    return { line, start };
  });
}

/** Where a node begins and ends in the text. */
export function rangeOf({ position }: Node): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** The Markdown source of a node. */
export function sourceOf(node: Node, text: string): string {
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}

/** Puts a text in place of a node. */
export function replacing(node: Node, text: string): Edit {
  return { ...rangeOf(node), text };
}

/**
 * The offset in the text of an offset within the value of a node, such as a formula, whose lines may
 * be indented in the file, as within a list.
 */
export function offsetWithin(node: Literal, offset: number, text: string): number {
  const { value } = node;
  const { start } = rangeOf(node);
  const source = sourceOf(node, text);
  // The value of an inline formula has spaces in place of line breaks.
  const found = source.replaceAll('\n', ' ').indexOf(value.replaceAll('\n', ' '));
  if (found >= 0 || node.type === 'inlineMath') {
    const opening = /^\$*/.exec(source)?.[0].length ?? 0;
    return start + Math.max(found, opening) + offset;
  }
  const sourceLines = linesOf(source);
  const valueLines = value.split('\n');
  const before = value.slice(0, offset).split('\n');
  // A fence has a line of its own above the value.
  const skipped = valueLines[0] && sourceLines[0]?.line.includes(valueLines[0]) ? 0 : 1;
  const index = before.length - 1;
  const { line = '', start: lineStart = source.length } = sourceLines[skipped + index] ?? {};
  const indentation = Math.max(0, line.indexOf(valueLines[index] ?? ''));
  const column = indentation + (before.at(-1)?.length ?? 0);
  return start + lineStart + Math.min(column, line.length);
}
