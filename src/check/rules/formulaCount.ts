import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

const maxFormulas = 500;

/** So many formulas make a page of megabytes. */
export const formulaCount: BodyRule = {
  name: 'formula-count',
  example: '$x$\n\n'.repeat(maxFormulas + 1),
  check({ tree }, report) {
    let count = 0;
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      count += 1;
      if (count !== maxFormulas + 1) return;
      report(positionOf(node), `over ${maxFormulas} formulas`, 'Keep those that the review needs');
    });
  },
};
