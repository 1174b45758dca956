import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

const maxLength = 2000;
const maxDepth = 40;
const maxCells = 400;

function sizeProblem(tex: string): string | undefined {
  if (tex.length > maxLength) return `a formula of over ${maxLength} characters`;
  let [depth, highest] = [0, 0];
  for (const sign of tex) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    highest = Math.max(highest, depth);
  }
  if (highest > maxDepth) return `a formula over ${maxDepth} braces deep`;
  const cells = tex.match(/&|\\\\|\\cr(?![a-z])/g)?.length ?? 0;
  return cells > maxCells ? `a formula of over ${maxCells} cells` : undefined;
}

/** A formula that takes long to typeset, or that no page can show. */
export const formulaSize: BodyRule & { isTooLarge: (tex: string) => boolean } = {
  name: 'formula-size',
  example: `$${'x^{'.repeat(maxDepth + 1)}2${'}'.repeat(maxDepth + 1)}$`,
  isTooLarge: (tex) => sizeProblem(tex) !== undefined,
  check({ tree }, report) {
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      const wrong = 'value' in node ? sizeProblem(node.value) : undefined;
      if (wrong) report(positionOf(node), wrong, 'Split it into several');
    });
  },
};
