import { eachNode } from '../../markdown/nodes.ts';
import { refusedCommands } from '../../markdown/math/tex.ts';
import { positionWithin } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** TeX that defines, links or embeds. */
export const formulaCommands: BodyRule = {
  name: 'formula-commands',
  example: '$\\href{https://example.org}{x}$',
  check({ tree, text }, report) {
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      if (!('value' in node)) return;
      const found = refusedCommands.exec(node.value);
      if (!found) return;
      report(
        positionWithin(node, node.value, found.index, text),
        `\`${found[0]}\` in a formula`,
        'Write out what it stands for; links and images go outside of formulas',
      );
    });
  },
};
