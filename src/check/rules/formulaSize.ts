import type { Rule } from '../rule.ts';

const maxFormulas = 500;

/** So many formulas make a page of megabytes. */
export const formulaCount: Rule = {
  name: 'formula-count',
  example: '$x$\n\n'.repeat(maxFormulas + 1),
  check({ nodes }, report) {
    const extra = nodes('math', 'inlineMath')[maxFormulas];
    if (extra) report(extra, `over ${maxFormulas} formulas`, 'Keep those that the review needs');
  },
};

const maxLength = 2000;
const maxDepth = 40;
const maxCells = 400;

/** What makes a formula too large to be typeset, if anything does. */
export function sizeProblem(tex: string): string | undefined {
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
export const formulaSize: Rule = {
  name: 'formula-size',
  example: `$${'x^{'.repeat(maxDepth + 1)}2${'}'.repeat(maxDepth + 1)}$`,
  check({ nodes }, report) {
    for (const node of nodes('math', 'inlineMath')) {
      const message = sizeProblem(node.value);
      if (message) report(node, message, 'Split it into several');
    }
  },
};
