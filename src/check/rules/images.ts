import type { Node } from 'mdast';
import { isFigure } from '../../markdown/figures.ts';
import type { Rule } from '../rule.ts';

/** A figure needs a description and a paragraph of its own; a caption is optional. */
export const imageText: Rule = {
  name: 'image-text',
  check({ tree, nodes }, report) {
    const paragraphs = tree.children.filter((node) => node.type === 'paragraph');
    const figures = new Set<Node | undefined>(
      paragraphs.flatMap(({ children }) => (isFigure(children) ? children.slice(0, 1) : [])),
    );
    const hint = 'Write ![what it shows](address), and on the next line its caption, if any';
    for (const node of nodes('image', 'imageReference')) {
      if (node.type === 'imageReference') {
        report(node, 'an image by reference', hint);
        continue;
      }
      if (!node.alt?.trim()) report(node, 'a figure without alt text', hint);
      if (!figures.has(node)) {
        const move = 'Put it into a paragraph of its own, outside of lists and quotes';
        report(node, 'an image within other text', move);
      }
    }
  },
};
