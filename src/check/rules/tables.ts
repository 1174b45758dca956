import { linesOf } from '../positions.ts';
import type { Rule, TextRule } from '../rule.ts';

const maxColumns = 40;

/** A table wider than any screen: even a short one with many columns makes megabytes of HTML. */
export const columns: TextRule = (text, report) => {
  const hint = `Split or transpose it: the limit is ${maxColumns}`;
  for (const { line, start } of linesOf(text)) {
    if (!/^[\s>]*\|?\s*:?-+:?\s*(\||$)/.test(line)) continue;
    const count = line.split('|').filter((cell) => cell.trim()).length;
    if (count <= maxColumns) continue;
    report(start, `a table of ${count} columns`, hint);
  }
};

/** A row with more cells than the table has columns: the page would drop them. */
export const tableRows: Rule = ({ nodes }, report) => {
  for (const table of nodes('table')) {
    const [head, ...rows] = table.children;
    const columns = head?.children.length ?? 0;
    for (const { children: cells } of rows) {
      const extra = cells[columns];
      if (!extra) continue;
      const message = `a row of ${cells.length} cells in a table of ${columns} columns`;
      report(extra, message, 'Add a column, or write `\\|` for a bar within a cell');
    }
  }
};
