import type { TextRule } from '../rule.ts';

const maxColumns = 40;

/** A table that is wider than any screen; a short one of many columns makes megabytes of HTML. */
export const columns: TextRule = {
  name: 'columns',
  example: `|${'a|'.repeat(maxColumns + 1)}\n|${'-|'.repeat(maxColumns + 1)}\n|b|`,
  check(text, report) {
    const hint = `Split or turn it: ${maxColumns} are the most`;
    for (const [index, line] of text.split('\n').entries()) {
      if (!/^[\s>]*\|?\s*:?-+:?\s*(\||$)/.test(line)) continue;
      const count = line.split('|').filter((cell) => cell.trim()).length;
      if (count <= maxColumns) continue;
      report({ line: index + 1, column: 1 }, `a table of ${count} columns`, hint);
    }
  },
};
