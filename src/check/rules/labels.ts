import { eachNode } from '../../markdown/nodes.ts';
import { splitLabel } from '../../markdown/math/tex.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** Two formulas under one label: a link could lead to only one of them. */
export const labels: BodyRule = {
  name: 'labels',
  example: '$$\na \\label{x}\n$$\n\n$$\nb \\label{x}\n$$',
  check({ tree }, report) {
    const seen = new Set<string>();
    eachNode(tree, 'math', (node) => {
      const { id } = splitLabel(node.value);
      if (id === undefined) return;
      if (seen.has(id))
        report(positionOf(node), `the label of \`${id}\` twice`, 'Give each formula its own');
      seen.add(id);
    });
  },
};
