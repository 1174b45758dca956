import { toString } from 'mdast-util-to-string';
import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** A review without words, or a heading without any. */
export const emptyText: BodyRule = {
  name: 'empty-text',
  example: '## ',
  check({ tree, text }, report) {
    if (!toString(tree).trim()) {
      const line = Math.max(1, text.split('\n').length);
      report({ line, column: 1 }, 'the text is empty', 'Write the review below the frontmatter');
    }
    eachNode(tree, 'heading', (node) => {
      if (!toString(node).trim()) report(positionOf(node), 'an empty heading', 'Give it words');
    });
  },
};
