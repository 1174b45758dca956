import type { Rule } from '../rule.ts';

/** HTML, comments too: a page is made of Markdown alone. */
export const rawHtml: Rule = {
  name: 'raw-html',
  example: 'Some <b>bold</b> text.',
  check({ nodes }, report) {
    for (const node of nodes('html')) {
      report(node, 'raw HTML', 'Write Markdown, and put code between backticks');
    }
  },
};
