import { eachNode } from '../../markdown/nodes.ts';
import { positionOf, sourceOf } from '../positions.ts';
import type { BodyRule } from '../rule.ts';

/** A code fence or `$$` that is never closed takes the rest of the page with it. */
export const unclosed: BodyRule = {
  name: 'unclosed',
  example: '```python\nprint(1)',
  check({ tree, text }, report) {
    eachNode(tree, ['code', 'math'], (node) => {
      const lines = sourceOf(node, text).split('\n');
      const [, fence] = /^(`{3,}|~{3,}|\${2,})/.exec(lines[0] ?? '') ?? [];
      // A code block that is indented has none.
      if (fence === undefined) return;
      const last = (lines.at(-1) ?? '').replace(/^[\s>]+/, '').trimEnd();
      const isClosed =
        lines.length > 1 && last.startsWith(fence) && last === fence[0]?.repeat(last.length);
      if (isClosed) return;
      report(
        positionOf(node),
        `\`${fence}\` is opened and not closed`,
        `Close it with \`${fence}\` on a line of its own`,
      );
    });
  },
};
