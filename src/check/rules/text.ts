import { toString } from 'mdast-util-to-string';
import type { Rule } from '../rule.ts';

/** An empty review or heading. */
export const emptyText: Rule = {
  name: 'empty-text',
  check({ tree, nodes, text }, report) {
    if (!toString(tree).trim()) {
      const lastLine = { line: text.split('\n').length, column: 1 };
      report(lastLine, 'the text is empty', 'Write the review below the frontmatter');
    }
    for (const node of nodes('heading')) {
      if (!toString(node).trim()) report(node, 'an empty heading', 'Give it text');
    }
  },
};
