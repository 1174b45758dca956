import { eachNode } from '../../markdown/nodes.ts';
import { placeOf } from '../places.ts';
import type { BodyRule } from '../rule.ts';

const longest = 2000;
const deepest = 40;
const mostCells = 400;

function sizeProblem(tex: string): string | undefined {
  if (tex.length > longest) return `a formula of over ${longest} characters`;
  let [depth, highest] = [0, 0];
  for (const sign of tex) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    highest = Math.max(highest, depth);
  }
  if (highest > deepest) return `a formula over ${deepest} braces deep`;
  const cells = tex.match(/&|\\\\|\\cr(?![a-z])/g)?.length ?? 0;
  return cells > mostCells ? `a formula of over ${mostCells} cells` : undefined;
}

/** A formula that takes long to typeset, or that no page can show. */
export const formulaSize: BodyRule & { isTooLarge: (tex: string) => boolean } = {
  name: 'formula-size',
  example: `$${'x^{'.repeat(deepest + 1)}2${'}'.repeat(deepest + 1)}$`,
  isTooLarge: (tex) => sizeProblem(tex) !== undefined,
  check({ tree }, report) {
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      const wrong = 'value' in node ? sizeProblem(node.value) : undefined;
      if (wrong) report(placeOf(node), wrong, 'Split it into several');
    });
  },
};
