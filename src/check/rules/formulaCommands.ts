import { refusedCommands } from '../../markdown/math/tex.ts';
import { positionWithin } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** TeX that defines, links or embeds. */
export const formulaCommands: Rule = {
  name: 'formula-commands',
  example: '$\\href{https://example.org}{x}$',
  check({ nodes, text }, report) {
    const hint = 'Write out what it stands for; links and images go outside of formulas';
    for (const node of nodes('math', 'inlineMath')) {
      const found = refusedCommands.exec(node.value);
      if (!found) continue;
      report(positionWithin(node, found.index, text), `\`${found[0]}\` in a formula`, hint);
    }
  },
};
