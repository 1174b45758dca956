import { rangeOf, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** Markup of other dialects of Markdown, which the page would show as it is. */
const dialects: readonly { pattern: RegExp; what: string; hint: string }[] = [
  {
    // `{% raw %}`, `{{ page.title }}`, `{: .class}` and `{#id}`.
    pattern:
      /(?<!\\)(?:\{%[^%\n]*(?:%\})?|\{\{[^{}\n]*\}\}|\{(?::\s*[.#]?|[.#])[A-Za-z][^{}\n]*\})/g,
    what: 'a tag of a site generator',
    hint: 'Delete it, or put it between backticks if the text is about it',
  },
  {
    // Once, as a formula has many.
    pattern: /(?<!\\)(\\[A-Za-z]+\*?\{|\\\\[([])[^]*/g,
    what: 'TeX outside of a formula',
    hint: 'Write `$x$` in place of `\\\\(x\\\\)`, or `$$` on the lines before and after a formula; write Markdown for the rest',
  },
  {
    // `\(e.g.\)` and `\[1\]` are words in brackets, with backslashes that do no harm.
    pattern:
      /(?<!\\)\\[([](?=\s+[^\s\\]|[A-Za-z]\\|(?:[^\\\n]|\\(?![)\]])){0,300}?(?:[\^_=]|\\[A-Za-z]))/g,
    what: 'TeX for a formula',
    hint: 'Write `$x$`, or `$$` on the lines before and after a display formula',
  },
  {
    pattern: /(?<![\\*])\*\*(?!\*)/g,
    what: 'would be shown literally',
    hint: 'Bold text has no space inside its stars; a star is `\\*`, and code goes between backticks',
  },
  {
    // GitHub strikes out between single tildes, too.
    pattern: /(?<![\w~\\])(~)[^\s~](?:[^~\n]*[^\s~])?~(?![\w~])/g,
    what: 'would be shown literally',
    hint: 'Strike out with `~~`; a tilde is `\\~`',
  },
];

/** Markup that means nothing here. */
export const otherDialects: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('text')) {
    const source = sourceOf(node, text);
    for (const { pattern, what, hint } of dialects) {
      for (const { index, 0: all, 1: start = all } of source.matchAll(pattern)) {
        report(rangeOf(node).start + index, `\`${start}\`, ${what}`, hint);
      }
    }
  }
};
