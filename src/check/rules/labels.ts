import { splitLabel } from '../../markdown/math/tex.ts';
import type { Rule } from '../rule.ts';

/** Two formulas under one label: a link could lead to only one of them. */
export const labels: Rule = {
  name: 'labels',
  example: '$$\na \\label{x}\n$$\n\n$$\nb \\label{x}\n$$',
  check({ nodes }, report) {
    const seen = new Set<string>();
    for (const node of nodes('math')) {
      const { id } = splitLabel(node.value);
      if (id === undefined) continue;
      if (seen.has(id)) report(node, `the label of \`${id}\` twice`, 'Give each formula its own');
      seen.add(id);
    }
  },
};
