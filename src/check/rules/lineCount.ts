import type { TextRule } from '../rule.ts';

const most = 5000;

/** A file of so many lines takes long to parse, and nobody reads it. */
export const lineCount: TextRule = {
  name: 'line-count',
  example: '- x\n'.repeat(most),
  check(text, report) {
    const { length } = text.split('\n');
    if (length <= most) return;
    const place = { line: most + 1, column: 1 };
    report(place, `a file of ${length} lines`, `Shorten it: ${most} are the most`);
  },
};
