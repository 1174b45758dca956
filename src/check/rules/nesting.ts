import type { TextRule } from '../rule.ts';

const maxDepth = 12;

/** What opens a quote or a list at the beginning of a line. */
const markers = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/gy;

/** Quotes and lists within each other: parsers take longer with each, and overflow in the end. */
export const nesting: TextRule = {
  name: 'nesting',
  example: '> '.repeat(maxDepth + 1) + 'deep',
  check(text, report) {
    for (const [index, line] of text.split('\n').entries()) {
      const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
      let depth = Math.floor(indent / 4);
      let column = 1;
      for (const [opening] of line.matchAll(markers)) {
        if (depth > maxDepth) break;
        depth += 1;
        column += opening.length;
      }
      if (depth <= maxDepth) continue;
      const message = `quotes or lists over ${maxDepth} deep`;
      report(
        { line: index + 1, column },
        message,
        'Flatten them; more than three are hard to read',
      );
      return;
    }
  },
};
