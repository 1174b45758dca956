import { isFigure } from '../../markdown/figures.ts';
import type { Rule } from '../rule.ts';

/** A figure needs a description, a caption, and a paragraph of its own. */
export const imageText: Rule = {
  name: 'image-text',
  check({ tree, nodes }, report) {
    const paragraphs = tree.children.filter((node) => node.type === 'paragraph');
    const captioned = new Map(
      paragraphs
        .filter(({ children }) => isFigure(children))
        .map(({ children: [image, ...caption] }) => [image, caption.length > 0]),
    );
    const hint = 'Write ![what it shows](address) and, on the next line, its caption';
    for (const node of nodes('image', 'imageReference')) {
      if (node.type === 'imageReference') {
        report(node, 'an image by reference', hint);
        continue;
      }
      if (!node.alt?.trim() || !(captioned.get(node) || node.title?.trim()))
        report(node, 'a figure without alt text or a caption', hint);
      if (!captioned.has(node)) {
        const move = 'Put it into a paragraph of its own, outside of lists and quotes';
        report(node, 'an image within other text', move);
      }
    }
  },
};
