import { eachNode } from '../../markdown/nodes.ts';
import { splitLabel } from '../../markdown/math/tex.ts';
import { typesetFormula } from '../../markdown/math/usage.ts';
import { positionOf, positionWithin } from '../positions.ts';
import type { BodyRule } from '../rule.ts';
import { formulaSize } from './formulaSize.ts';

/** TeX that KaTeX does not take, with the options of the page. */
export const formulas: BodyRule = {
  name: 'formulas',
  example: 'Here $\\frac{1$ is half a fraction.',
  check({ tree, text }, report) {
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      // What is too large to be read has been reported.
      if (formulaSize.isTooLarge(node.value)) return;
      const displayMode = node.type === 'math';
      // Only a formula on lines of its own has a number that a label could name.
      const tex = displayMode ? splitLabel(node.value).tex : node.value;
      if (!tex.trim()) {
        report(positionOf(node), 'an empty formula', 'Write it, or take the dollar signs away');
        return;
      }
      try {
        typesetFormula(tex, displayMode);
      } catch (error) {
        const { position: offset } = error as { position?: number };
        const position =
          offset === undefined ? positionOf(node) : positionWithin(node, node.value, offset, text);
        report(position, messageOf(error), 'Mend the TeX; a dollar sign that is not math is `\\$`');
      }
    });
  },
};

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^KaTeX parse error: /, '')
    .replace(/ at (position \d+|end of input): [^]*$/, '')
    .replace(/\s+/g, ' ');
}
