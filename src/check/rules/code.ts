import { eachNode } from '../../markdown/nodes.ts';
import { knownLanguages } from '../../markdown/code.ts';
import { positionOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';
import { didYouMean } from '../suggestion.ts';

const maxLines = 1000;

/** The language of a code fence, which colours it. */
export const codeLanguage: BodyRule = {
  name: 'code-language',
  example: '```pyhton\nprint(1)\n```',
  check({ tree }, report) {
    eachNode(tree, 'code', (node) => {
      if (!node.lang || knownLanguages.includes(node.lang)) return;
      report(
        positionOf(node),
        `unknown language \`${node.lang}\``,
        didYouMean(node.lang, knownLanguages).replace(/^Known are.*/, 'Use `text`'),
      );
    });
  },
};

/** Code that is a file of its own. */
export const codeLength: BodyRule = {
  name: 'code-length',
  example: `\`\`\`text\n${'x\n'.repeat(maxLines + 1)}\`\`\``,
  check({ tree }, report) {
    eachNode(tree, 'code', (node) => {
      const lines = node.value.split('\n').length;
      if (lines <= maxLines) return;
      report(
        positionOf(node),
        `${lines} lines of code`,
        `Show what matters, and link to the rest: ${maxLines} are the most`,
      );
    });
  },
};
