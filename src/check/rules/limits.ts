import { linesOf } from '../positions.ts';
import type { TextRule } from '../rule.ts';

const maxLines = 5000;

/** A file that is too long to parse quickly, and to read. */
export const lineCount: TextRule = (text, report) => {
  const lines = linesOf(text);
  const extra = lines[maxLines];
  if (!extra) return;
  report(extra.start, `a file of ${lines.length} lines`, `Shorten it: the limit is ${maxLines}`);
};

const maxLineLength = 10_000;

/** A line that is too long for editors and parsers. */
export const longLines: TextRule = (text, report) => {
  for (const { line, start } of linesOf(text)) {
    if (line.length <= maxLineLength) continue;
    const hint = `Break it: the limit is ${maxLineLength}`;
    report(start + maxLineLength, `a line of ${line.length} characters`, hint);
  }
};

const maxDepth = 12;

/** Markers that open a quote or list at the start of a line. */
const markers = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/gy;

/** Nested quotes and lists: each level slows parsers down, until the stack overflows. */
export const nesting: TextRule = (text, report) => {
  // The frontmatter has no fences.
  const body = text.search(/\n---(?:\n|$)/);
  let fence: string | undefined;
  for (const { line, start } of linesOf(text)) {
    const [, mark] = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line) ?? [];
    if (fence === undefined) fence = start > body ? mark : undefined;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
    // How far code is indented says nothing.
    const outer = fence === undefined ? Math.floor(indent / 4) : 0;
    const openings = [...line.matchAll(markers)];
    const levels = Math.max(0, maxDepth + 1 - outer);
    if (openings.length === 0 || openings.length < levels) continue;
    const opened = openings.slice(0, levels).map(([opening]) => opening);
    const hint = 'Flatten them; more than three are hard to read';
    report(start + opened.join('').length, `quotes or lists over ${maxDepth} deep`, hint);
    return;
  }
};

const maxDelimiters = 1500;

/** A paragraph full of delimiters, in whose number the parsing time is quadratic. */
export const delimiters: TextRule = (text, report) => {
  let paragraph = 0;
  let counts: Record<string, number> = {};
  for (const { line, start } of linesOf(text)) {
    if (line.trim() === '') {
      counts = {};
      paragraph = start + line.length + 1;
    }
    for (const [mark] of line.matchAll(/[*_~[\]<&!`$]/g)) {
      counts[mark] = (counts[mark] ?? 0) + 1;
    }
    const excess = Object.keys(counts).find((mark) => (counts[mark] ?? 0) > maxDelimiters);
    if (excess === undefined) continue;
    const hint = 'Break it up, or put what is not markup into a code fence';
    report(paragraph, `a paragraph with over ${maxDelimiters} \`${excess}\``, hint);
    return;
  }
};
