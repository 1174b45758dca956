import { positionInSource, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** `[words][name]` without a `[name]: address`, or a name that two addresses share. */
export const references: Rule = {
  name: 'references',
  example: 'See [the paper][paper].',
  check({ nodes, text }, report) {
    const names = new Set<string>();
    for (const node of nodes('definition')) {
      const { identifier } = node;
      if (names.has(identifier)) {
        report(node, `the address \`${identifier}\` twice`, 'Give each a name of its own');
      }
      names.add(identifier);
    }
    const hint = 'Write [words](address), and the address without blanks';
    for (const node of nodes('text')) {
      const found = sourceOf(node, text).matchAll(/(?<!\\)\](?:\[[^\]]*\]|\([^)]*\)?)/g);
      for (const { index, 0: link } of found) {
        report(positionInSource(node, index, text), `\`${link}\` is not a link`, hint);
      }
    }
  },
};
