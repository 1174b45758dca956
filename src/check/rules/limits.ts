import type { TextRule } from '../rule.ts';

const maxLines = 5000;

/** A file that is too long to parse quickly, and to read. */
export const lineCount: TextRule = {
  name: 'line-count',
  check(text, report) {
    const { length } = text.split('\n');
    if (length <= maxLines) return;
    const position = { line: maxLines + 1, column: 1 };
    report(position, `a file of ${length} lines`, `Shorten it: the limit is ${maxLines}`);
  },
};

const maxLineLength = 10_000;

/** A line that is too long for editors and parsers. */
export const longLines: TextRule = {
  name: 'long-lines',
  check(text, report) {
    for (const [index, { length }] of text.split('\n').entries()) {
      if (length <= maxLineLength) continue;
      const position = { line: index + 1, column: maxLineLength + 1 };
      report(position, `a line of ${length} characters`, `Break it: the limit is ${maxLineLength}`);
    }
  },
};

const maxDepth = 12;

/** Markers that open a quote or list at the start of a line. */
const markers = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/gy;

/** Nested quotes and lists: each level slows parsers down, until the stack overflows. */
export const nesting: TextRule = {
  name: 'nesting',
  check(text, report) {
    // The frontmatter has no fences.
    const lines = text.split('\n');
    const body = lines.indexOf('---', 1);
    let fence: string | undefined;
    for (const [index, line] of lines.entries()) {
      const [, mark] = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line) ?? [];
      if (fence === undefined) fence = index > body ? mark : undefined;
      else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
      const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
      // How far code is indented says nothing.
      let depth = fence === undefined ? Math.floor(indent / 4) : 0;
      let column = 1;
      const openings = [...line.matchAll(markers)];
      if (openings.length === 0) continue;
      for (const [opening] of openings) {
        if (depth > maxDepth) break;
        depth += 1;
        column += opening.length;
      }
      if (depth <= maxDepth) continue;
      const hint = 'Flatten them; more than three are hard to read';
      report({ line: index + 1, column }, `quotes or lists over ${maxDepth} deep`, hint);
      return;
    }
  },
};

const maxDelimiters = 1500;

/** A paragraph full of delimiters, in whose number the parsing time is quadratic. */
export const delimiters: TextRule = {
  name: 'delimiters',
  check(text, report) {
    let start = 1;
    let counts: Record<string, number> = {};
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() === '') {
        counts = {};
        start = index + 2;
      }
      for (const [mark] of line.matchAll(/[*_~[\]<&!`$]/g)) {
        counts[mark] = (counts[mark] ?? 0) + 1;
      }
      const excess = Object.keys(counts).find((mark) => (counts[mark] ?? 0) > maxDelimiters);
      if (excess === undefined) continue;
      const hint = 'Break it up, or put what is not markup into a code fence';
      const message = `a paragraph with over ${maxDelimiters} \`${excess}\``;
      report({ line: start, column: 1 }, message, hint);
      return;
    }
  },
};
