import type { TextRule } from '../rule.ts';

const maxLines = 5000;

/** A file of so many lines takes long to parse, and nobody reads it. */
export const lineCount: TextRule = {
  name: 'line-count',
  example: '- x\n'.repeat(maxLines),
  check(text, report) {
    const { length } = text.split('\n');
    if (length <= maxLines) return;
    const position = { line: maxLines + 1, column: 1 };
    report(position, `a file of ${length} lines`, `Shorten it: ${maxLines} are the most`);
  },
};

const maxLength = 10_000;

/** A line that no editor shows and no parser likes. */
export const longLines: TextRule = {
  name: 'long-lines',
  example: 'x'.repeat(maxLength + 1),
  check(text, report) {
    for (const [index, { length }] of text.split('\n').entries()) {
      if (length <= maxLength) continue;
      const position = { line: index + 1, column: maxLength + 1 };
      report(position, `a line of ${length} characters`, `Break it: ${maxLength} are the most`);
    }
  },
};
