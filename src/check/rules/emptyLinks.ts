import { toString } from 'mdast-util-to-string';
import { splitLabel } from '../../markdown/math/tex.ts';
import type { Rule } from '../rule.ts';

/** A link without words; one to a labelled formula gets the formula's number for them. */
export const emptyLinks: Rule = {
  name: 'empty-links',
  example: 'See [](https://example.org/).',
  check({ nodes }, report) {
    const formulas = nodes('math').flatMap(({ value }) => splitLabel(value).id ?? []);
    const hint = 'Give it words; only a link to a labelled formula, [](#formula-gate), has none';
    for (const node of nodes('link', 'linkReference')) {
      const isFormula = node.type === 'link' && formulas.some((id) => node.url === `#${id}`);
      if (!isFormula && !toString(node).trim()) report(node, 'a link without words', hint);
    }
  },
};
