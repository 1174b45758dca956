import { toString } from 'mdast-util-to-string';
import { eachNode } from '../../markdown/nodes.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** A mark that an import has left where a person must look. */
export const unfinished: BodyRule = {
  name: 'unfinished',
  example: '**TO DO: words are missing (line 12)**',
  check({ tree }, report) {
    eachNode(tree, 'strong', (node) => {
      const words = toString(node);
      if (!words.startsWith('TO DO')) return;
      report(
        positionOf(node),
        `a mark, \`${words.slice(0, 80)}\``,
        'See to it, and delete the mark',
      );
    });
  },
};
