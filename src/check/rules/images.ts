import type { Node } from 'mdast';
import { isFigure } from '../../markdown/figures.ts';
import type { Rule } from '../rule.ts';

/** What editors and hints put there. */
const placeholder =
  /^(?:alt(?:ernative)?(?: text)?|image|img|picture|photo|figure|screenshot|what it shows|[\w-]+\.\w{3,4})(?: ?\d+)?$/i;

/** A figure needs a description and a paragraph of its own; a caption is optional. */
export const imageText: Rule = ({ nodes }, report) => {
  const captions = new Map<Node | undefined, Node | undefined>(
    nodes('paragraph')
      .filter(({ children }) => isFigure(children))
      .map(({ children: [image, caption] }) => [image, caption]),
  );
  const hint = 'Write ![what it shows](address); a line directly below it is its caption';
  for (const node of nodes('image', 'imageReference')) {
    if (node.type === 'imageReference') {
      report(node, 'an image by reference', hint);
      continue;
    }
    const alt = node.alt?.trim() ?? '';
    if (alt === '') report(node, 'a figure without alt text', hint);
    else if (placeholder.test(alt)) report(node, `a figure with the alt text \`${alt}\``, hint);
    if (captions.get(node) && node.title != null) {
      const one = 'Keep one of them';
      report(node, 'a figure with a caption in quotation marks and one below it', one);
    }
    if (!captions.has(node)) {
      const move = 'Put it into a paragraph of its own, between empty lines';
      report(node, 'an image within other text', move);
    }
  }
};
