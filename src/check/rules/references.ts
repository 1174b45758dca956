import { eachNode } from '../../markdown/nodes.ts';
import { positionAt, positionOf, sourceOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** `[words][name]` without a `[name]: address`, or a name that two addresses share. */
export const references: BodyRule = {
  name: 'references',
  example: 'See [the paper][paper].',
  check({ tree, text }, report) {
    const names = new Set<string>();
    eachNode(tree, ['definition', 'text'], (node) => {
      if (node.type === 'definition') {
        if (names.has(node.identifier)) {
          report(
            positionOf(node),
            `the address \`${node.identifier}\` twice`,
            'Give each a name of its own',
          );
        }
        names.add(node.identifier);
      }
      if (node.type !== 'text') return;
      for (const found of sourceOf(node, text).matchAll(/(?<!\\)\](?:\[[^\]]*\]|\([^)]*\)?)/g)) {
        const offset = (node.position?.start.offset ?? 0) + found.index;
        report(
          positionAt(text, offset),
          `\`${found[0]}\` is not a link`,
          'Write [words](address), and the address without blanks',
        );
      }
    });
  },
};
