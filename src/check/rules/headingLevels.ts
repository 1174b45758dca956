import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** Headings start at `##`, below the title, and go down a level at a time. */
export const headingLevels: BodyRule = {
  name: 'heading-levels',
  example: '## Method\n\n#### Details',
  check({ tree }, report) {
    let above = 1;
    eachNode(tree, 'heading', (node) => {
      const { depth } = node;
      if (depth === 1) {
        report(
          positionOf(node),
          'a heading of the first level',
          'The title is that; start at `##`',
        );
      } else if (depth > above + 1) {
        const level = '#'.repeat(above + 1);
        report(positionOf(node), 'a heading that skips a level', `Use \`${level}\` here`);
      }
      above = Math.max(depth, 1);
    });
  },
};
