import { eachNode } from '../../markdown/nodes.ts';
import { placeOf } from '../places.ts';
import type { BodyRule } from '../rule.ts';

const most = 500;

/** So many formulas make a page of megabytes. */
export const formulaCount: BodyRule = {
  name: 'formula-count',
  example: '$x$\n\n'.repeat(most + 1),
  check({ tree }, report) {
    let count = 0;
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      count += 1;
      if (count !== most + 1) return;
      report(placeOf(node), `over ${most} formulas`, 'Keep those that the review needs');
    });
  },
};
