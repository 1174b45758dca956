import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** A figure is described in words, has a caption, and stands in a paragraph of its own. */
export const imageWords: BodyRule = {
  name: 'image-words',
  example: '![](../figures/osnet/block.svg)',
  check({ tree }, report) {
    const alone = new Set(
      tree.children.flatMap((block) =>
        block.type === 'paragraph' && block.children.length === 1 ? block.children : [],
      ),
    );
    eachNode(tree, ['image', 'imageReference'], (node) => {
      if (node.type === 'imageReference') {
        report(
          positionOf(node),
          'an image by reference',
          'Write ![what it shows](address "its caption")',
        );
        return;
      }
      if (!node.alt?.trim() || !node.title?.trim()) {
        report(
          positionOf(node),
          'a figure without words',
          'Write ![what it shows](address "its caption")',
        );
      }
      if (!alone.has(node)) {
        const hint = 'Put it into a paragraph of its own, outside of lists and quotes';
        report(positionOf(node), 'an image within other text', hint);
      }
    });
  },
};
