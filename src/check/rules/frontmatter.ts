import { splitFrontmatter } from '../frontmatter.ts';
import type { TextRule } from '../rule.ts';

/** A value in curly quotation marks, which YAML takes for a part of it. */
export const curlyQuotes: TextRule = (text, report) => {
  const hint = 'Write straight quotation marks, `"`';
  for (const { index, 0: quoted, 1: value = '' } of frontmatterOf(text).matchAll(
    /(?<=^[\w ]*[:-] +)[“”„]([^“”„"\\\n]*)[“”](?=[ \t]*$)/gm,
  )) {
    const fix = { start: index, end: index + quoted.length, text: `"${value}"` };
    report(index, 'a value in curly quotation marks', hint, fix);
  }
};

/** A tab as indentation, which YAML refuses. */
export const tabs: TextRule = (text, report) => {
  for (const { index, 0: indent } of frontmatterOf(text).matchAll(/^ *\t[ \t]*/gm)) {
    const fix = { start: index, end: index + indent.length, text: indent.replaceAll('\t', '  ') };
    report(index, 'a tab in the frontmatter', 'Indent with spaces', fix);
  }
};

/** The file up to the end of its frontmatter. */
function frontmatterOf(text: string): string {
  const parts = splitFrontmatter(text);
  return parts ? text.slice(0, text.indexOf('\n') + 1 + parts.yaml.length) : '';
}
