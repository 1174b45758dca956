import { positionWithin } from '../positions.ts';
import type { Rule } from '../rule.ts';

const other = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters of another script, which KaTeX's fonts lack: in `\text{…}` the page's own type has them. */
export const formulaLetters: Rule = {
  name: 'formula-letters',
  example: '$x_{где}$',
  check({ nodes, text }, report) {
    for (const node of nodes('math', 'inlineMath')) {
      const outside = node.value.replace(/\\(?:text[a-z]*|mbox)\s*\{[^{}]*\}/g, (words) =>
        ' '.repeat(words.length),
      );
      const found = other.exec(outside);
      if (!found) continue;
      report(
        positionWithin(node, found.index, text),
        `\`${found[0]}\` in a formula`,
        'Use Latin or Greek letters, or put words into `\\text{…}`',
      );
    }
  },
};
