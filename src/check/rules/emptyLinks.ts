import { toString } from 'mdast-util-to-string';
import { eachNode } from '../../markdown/nodes.ts';
import { splitLabel } from '../../markdown/math/tex.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** A link without words; one to a labelled formula gets the formula's number for them. */
export const emptyLinks: BodyRule = {
  name: 'empty-links',
  example: 'See [](https://example.org/).',
  check({ tree }, report) {
    const formulas = new Set<string>();
    eachNode(tree, 'math', ({ value }) => {
      const { id } = splitLabel(value);
      if (id !== undefined) formulas.add(`#${id}`);
    });
    eachNode(tree, ['link', 'linkReference'], (node) => {
      if (toString(node).trim()) return;
      if (node.type === 'link' && formulas.has(node.url)) return;
      const hint = 'Give it words; only a link to a labelled formula, [](#formula-gate), has none';
      report(positionOf(node), 'a link without words', hint);
    });
  },
};
