import type { TextRule } from '../rule.ts';

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
