import type { Rule } from '../rule.ts';

/** A row with more cells than the table has columns: the page would leave them out. */
export const tableRows: Rule = {
  name: 'table-rows',
  example: '| A |\n|---|\n| 1 | lost |',
  check({ nodes }, report) {
    for (const {
      children: [head, ...rows],
    } of nodes('table')) {
      const columns = head?.children.length ?? 0;
      for (const { children: cells } of rows) {
        const extra = cells[columns];
        if (!extra) continue;
        const message = `a row of ${cells.length} cells in a table of ${columns} columns`;
        report(extra, message, 'Add a column, or write `\\|` for a bar within a cell');
      }
    }
  },
};
