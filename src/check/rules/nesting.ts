import type { TextRule } from '../rule.ts';

const maxDepth = 12;

/** What opens a quote or a list at the beginning of a line. */
const marker = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))/;

/** Quotes and lists within each other: parsers take longer with each, and overflow in the end. */
export const nesting: TextRule = {
  name: 'nesting',
  example: '> '.repeat(maxDepth + 1) + 'deep',
  check(text, report) {
    for (const [index, line] of text.split('\n').entries()) {
      const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
      let rest = line;
      let depth = Math.floor(indent / 4);
      let column = 1;
      for (let match = marker.exec(rest); match && depth <= maxDepth; match = marker.exec(rest)) {
        depth += 1;
        column += match[0].length;
        rest = rest.slice(match[0].length);
      }
      if (depth <= maxDepth) continue;
      report(
        { line: index + 1, column },
        `quotes or lists over ${maxDepth} deep`,
        'Flatten them; more than three are hard to read',
      );
      return;
    }
  },
};
