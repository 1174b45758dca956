import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** HTML, comments too: a page is made of Markdown alone. */
export const rawHtml: BodyRule = {
  name: 'raw-html',
  example: 'Some <b>bold</b> text.',
  check({ tree }, report) {
    eachNode(tree, 'html', (node) => {
      report(positionOf(node), 'raw HTML', 'Write Markdown, and put code between backticks');
    });
  },
};
