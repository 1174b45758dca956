import { toString } from 'mdast-util-to-string';
import type { Rule } from '../rule.ts';

/** Headings start at `##`, below the title, and go down a level at a time. */
export const headingLevels: Rule = {
  name: 'heading-levels',
  check({ nodes }, report) {
    let previous = 1;
    for (const node of nodes('heading')) {
      if (node.depth === 1) {
        report(node, 'a heading of the first level', 'The title already is one; start at `##`');
      } else if (node.depth > previous + 1) {
        report(node, 'a heading that skips a level', `Use \`${'#'.repeat(previous + 1)}\` here`);
      }
      previous = node.depth;
    }
  },
};

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

/** HTML, including comments: only Markdown is allowed. */
export const rawHtml: Rule = {
  name: 'raw-html',
  check({ nodes }, report) {
    for (const node of nodes('html')) {
      report(node, 'raw HTML', 'Write Markdown, and put code between backticks');
    }
  },
};
