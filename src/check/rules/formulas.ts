import { splitLabel } from '../../markdown/math/tex.ts';
import { typesetFormula } from '../../markdown/math/usage.ts';
import { positionWithin } from '../positions.ts';
import type { Rule } from '../rule.ts';
import { sizeProblem } from './formulaSize.ts';

/** TeX that KaTeX does not take, with the options of the page. */
export const formulas: Rule = {
  name: 'formulas',
  example: 'Here $\\frac{1$ is half a fraction.',
  check({ nodes, text }, report) {
    for (const node of nodes('math', 'inlineMath')) {
      // What is too large to be read has been reported.
      if (sizeProblem(node.value)) continue;
      const displayMode = node.type === 'math';
      // Only a formula on lines of its own has a number that a label could name.
      const tex = displayMode ? splitLabel(node.value).tex : node.value;
      if (!tex.trim()) {
        report(node, 'an empty formula', 'Write it, or take the dollar signs away');
        continue;
      }
      try {
        typesetFormula(tex, displayMode);
      } catch (error) {
        const { position: offset } = error as { position?: number };
        const position = offset === undefined ? node : positionWithin(node, offset, text);
        report(position, messageOf(error), 'Mend the TeX; a dollar sign that is not math is `\\$`');
      }
    }
  },
};

function messageOf(error: unknown): string {
  return (error as Error).message
    .replace(/^KaTeX parse error: /, '')
    .replace(/ at (position \d+|end of input): [^]*$/, '')
    .replace(/\s+/g, ' ');
}
