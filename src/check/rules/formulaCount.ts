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
