import { eachNode } from '../../markdown/nodes.ts';
import { positionOf, sourceOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** Prices that would be read as a formula: a blank inside of a dollar sign, or a digit behind it. */
export const dollarSigns: BodyRule = {
  name: 'dollar-signs',
  example: 'It costs $5 and $10 a day.',
  check({ tree, text }, report) {
    eachNode(tree, 'inlineMath', (node) => {
      const inside = sourceOf(node, text).replace(/^\$+|\$+$/g, '');
      const behind = text[node.position?.end.offset ?? text.length] ?? '';
      if (!/^\s|\s$/.test(inside) && !/\d/.test(behind)) return;
      report(
        positionOf(node),
        'a formula with a blank inside of its dollar signs, or a digit behind them',
        'A dollar sign that is not math is `\\$`; a formula has no blank at its ends',
      );
    });
  },
};
