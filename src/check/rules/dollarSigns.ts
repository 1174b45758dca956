import { sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** Prices that would be read as a formula: a blank inside of a dollar sign, or a digit behind it. */
export const dollarSigns: Rule = {
  name: 'dollar-signs',
  example: 'It costs $5 and $10 a day.',
  check({ nodes, text }, report) {
    for (const node of nodes('inlineMath')) {
      const inside = sourceOf(node, text).replace(/^\$+|\$+$/g, '');
      const behind = text[node.position?.end.offset ?? text.length] ?? '';
      if (!/^\s|\s$/.test(inside) && !/\d/.test(behind)) continue;
      const message = 'a formula with a blank inside of its dollar signs, or a digit behind them';
      const hint = 'A dollar sign that is not math is `\\$`; a formula has no blank at its ends';
      report(node, message, hint);
    }
  },
};
