import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** A row with more cells than the table has columns: the page would leave them out. */
export const tableRows: BodyRule = {
  name: 'table-rows',
  example: '| A |\n|---|\n| 1 | lost |',
  check({ tree }, report) {
    eachNode(tree, 'table', ({ children: [head, ...rows] }) => {
      const columns = head?.children.length ?? 0;
      for (const row of rows) {
        const extra = row.children[columns];
        if (!extra) continue;
        const message = `a row of ${row.children.length} cells in a table of ${columns} columns`;
        report(positionOf(extra), message, 'Add a column, or write `\\|` for a bar within a cell');
      }
    });
  },
};
