import { toString } from 'mdast-util-to-string';
import type { Rule } from '../rule.ts';

/** Frontmatter of another site below that of the review. */
export const secondFrontmatter: Rule = ({ text }, report) => {
  const start = text.search(/\S/);
  const lines = /^---\n(?=[\w-]+:)(?:[ \t]*(?:[\w-]+:.*|-[ \t].*|#.*)?\n)+---[ \t]*(?:\n|$)/;
  if (!lines.test(text.slice(start))) return;
  const hint = 'Move what the review needs into the first one, and delete it';
  report(start, 'a second frontmatter', hint);
};

/** An empty review or heading. */
export const emptyText: Rule = ({ tree, nodes, text }, report) => {
  if (!toString(tree).trim()) {
    const lastLine = text.lastIndexOf('\n') + 1;
    report(lastLine, 'the text is empty', 'Write the review below the frontmatter');
  }
  for (const node of nodes('heading')) {
    if (!toString(node).trim()) report(node, 'an empty heading', 'Give it text');
  }
};
