import type { TextRule } from '../rule.ts';

const longest = 10_000;

/** A line that no editor shows and no parser likes. */
export const longLines: TextRule = {
  name: 'long-lines',
  example: 'x'.repeat(longest + 1),
  check(text, report) {
    text.split('\n').forEach((line, place) => {
      if (line.length <= longest) return;
      report(
        { line: place + 1, column: longest + 1 },
        `a line of ${line.length} characters`,
        `Break it: ${longest} are the most`,
      );
    });
  },
};
