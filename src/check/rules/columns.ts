import type { TextRule } from '../rule.ts';

const most = 40;

/** A table that is wider than any screen; a short one of many columns makes megabytes of HTML. */
export const columns: TextRule = {
  name: 'columns',
  example: `|${'a|'.repeat(most + 1)}\n|${'-|'.repeat(most + 1)}\n|b|`,
  check(text, report) {
    for (const [place, line] of text.split('\n').entries()) {
      if (!/^[\s>]*\|?\s*:?-+:?\s*(\||$)/.test(line)) continue;
      const count = line.split('|').filter((cell) => cell.trim()).length;
      if (count <= most) continue;
      report(
        { line: place + 1, column: 1 },
        `a table of ${count} columns`,
        `Split or turn it: ${most} are the most`,
      );
    }
  },
};
