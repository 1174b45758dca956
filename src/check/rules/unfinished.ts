import { toString } from 'mdast-util-to-string';
import type { Rule } from '../rule.ts';

/** A mark that an import has left where a person must look. */
export const unfinished: Rule = {
  name: 'unfinished',
  example: '**TO DO: words are missing (line 12)**',
  check({ nodes }, report) {
    for (const node of nodes('strong')) {
      const text = toString(node);
      if (!text.startsWith('TO DO')) continue;
      report(node, `a mark, \`${text.slice(0, 80)}\``, 'See to it, and delete the mark');
    }
  },
};
