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
