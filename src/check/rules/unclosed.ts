import { sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** A code fence or `$$` that is never closed takes the rest of the page with it. */
export const unclosed: Rule = {
  name: 'unclosed',
  example: '```python\nprint(1)',
  check({ nodes, text }, report) {
    for (const node of nodes('code', 'math')) {
      const lines = sourceOf(node, text).split('\n');
      const [fence] = /^(`{3,}|~{3,}|\${2,})/.exec(lines[0] ?? '') ?? [];
      // A code block that is indented has none.
      if (fence === undefined) continue;
      const last = (lines.at(-1) ?? '').replace(/^[\s>]+/, '').trimEnd();
      const isFence = last.startsWith(fence) && last === fence[0]?.repeat(last.length);
      if (lines.length > 1 && isFence) continue;
      const hint = `Close it with \`${fence}\` on a line of its own`;
      report(node, `\`${fence}\` is opened and not closed`, hint);
    }
  },
};
