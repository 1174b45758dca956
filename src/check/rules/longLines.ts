import type { TextRule } from '../rule.ts';

const maxLength = 10_000;

/** A line that no editor shows and no parser likes. */
export const longLines: TextRule = {
  name: 'long-lines',
  example: 'x'.repeat(maxLength + 1),
  check(text, report) {
    text.split('\n').forEach((line, index) => {
      if (line.length <= maxLength) return;
      report(
        { line: index + 1, column: maxLength + 1 },
        `a line of ${line.length} characters`,
        `Break it: ${maxLength} are the most`,
      );
    });
  },
};
