import { eachNode } from '../../markdown/nodes.ts';
import { positionWithin } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

const other = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters of another script, which KaTeX's fonts lack: in `\text{…}` the page's own type has them. */
export const formulaLetters: BodyRule = {
  name: 'formula-letters',
  example: '$x_{где}$',
  check({ tree, text }, report) {
    eachNode(tree, ['math', 'inlineMath'], (node) => {
      if (!('value' in node)) return;
      const outside = node.value.replace(/\\(?:text[a-z]*|mbox)\s*\{[^{}]*\}/g, (words) =>
        ' '.repeat(words.length),
      );
      const found = other.exec(outside);
      if (!found) return;
      report(
        positionWithin(node, node.value, found.index, text),
        `\`${found[0]}\` in a formula`,
        'Use Latin or Greek letters, or put words into `\\text{…}`',
      );
    });
  },
};
