import { knownLanguages } from '../../markdown/code.ts';
import { rangeOf, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../suggestion.ts';

const maxLines = 1000;

/** What others call code without a language. */
const plainText = ['txt', 'plain', 'plaintext', 'ascii', 'output', 'none', 'raw'];

/** The language of a code fence has to be one that can be highlighted. */
export const codeLanguage: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('code')) {
    const { lang } = node;
    if (!lang || knownLanguages.includes(lang)) continue;
    const name = plainText.includes(lang.toLowerCase()) ? 'text' : lang.toLowerCase();
    const hint = didYouMean(name, knownLanguages).replace(/^Known values.*/, 'Use `text`');
    const index = sourceOf(node, text).indexOf(lang);
    const start = rangeOf(node).start + index;
    const fix = { start, end: start + lang.length, text: name };
    const isKnown = index > 0 && knownLanguages.includes(name);
    report(node, `unknown language \`${lang}\``, hint, isKnown ? fix : undefined);
  }
};

/** Code by indentation: mostly a list that lost what it was in. */
export const indentedCode: Rule = ({ nodes, text }, report) => {
  const hint =
    'Take the indentation off, or put code between fences, three backticks above and below';
  for (const node of nodes('code')) {
    if (/^(?:`{3}|~{3})/.test(sourceOf(node, text))) continue;
    report(node, 'shown as code, as it is indented', hint);
  }
};

/** Code so long that it belongs in a file of its own. */
export const codeLength: Rule = ({ nodes }, report) => {
  const hint = `Show what matters, and link to the rest: the limit is ${maxLines}`;
  for (const node of nodes('code')) {
    const { length } = node.value.split('\n');
    if (length > maxLines) report(node, `${length} lines of code`, hint);
  }
};

/** A code fence or `$$` that is never closed takes the rest of the page with it. */
export const unclosed: Rule = ({ nodes, text }, report) => {
  for (const node of nodes('code', 'math')) {
    const lines = sourceOf(node, text).split('\n');
    const [fence] = /^(`{3,}|~{3,}|\${2,}(?!.*\$))/.exec(lines[0] ?? '') ?? [];
    // An indented code block has no fence, and `$$x$$` is a formula by itself.
    if (fence === undefined) continue;
    const last = (lines.at(-1) ?? '').replace(/^[\s>]+/, '').trimEnd();
    const isFence = last.startsWith(fence) && last === fence[0]?.repeat(last.length);
    if (lines.length > 1 && isFence) continue;
    const hint = `Close it with \`${fence}\` on a line of its own`;
    report(node, `\`${fence}\` is opened and not closed`, hint);
  }
};
