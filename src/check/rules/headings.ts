import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { replacing, sourceOf } from '../positions.ts';
import type { Rule } from '../rule.ts';

/** Headings start at `##`, below the title, and go down a level at a time. */
export const headingLevels: Rule = ({ tree, nodes, text, title = '' }, report) => {
  const all = nodes('heading');
  const [first] = all;
  const isTitle = first !== undefined && first === tree.children[0] && repeats(first, title);
  if (isTitle) {
    const hint = 'Delete it, or make it a paragraph if it says more: the page has a title';
    // A link is no repetition, nor is a year.
    const isText = first.children.every((child) => child.type === 'text');
    const isAll = isText && wordsOf(title).includes(wordsOf(toString(first)));
    const words = isAll ? '' : withoutMarks(first, text);
    report(first, 'the title is repeated', hint, replacing(first, words));
  }
  const headings = isTitle ? all.slice(1) : all;
  const levels = levelsOf(headings);
  for (const [index, heading] of headings.entries()) {
    const marks = '#'.repeat(levels[index] ?? 2);
    if (heading.depth === marks.length) continue;
    const words = withoutMarks(heading, text);
    report(
      heading,
      `a heading of the ${heading.depth === 1 ? 'first' : 'wrong'} level`,
      `Use \`${marks}\` here`,
      words.includes('\n') ? undefined : replacing(heading, `${marks} ${words}`),
    );
  }
};

/** The source of a heading without the marks before it, or the line below it. */
function withoutMarks(heading: Heading, text: string): string {
  return sourceOf(heading, text).replace(/^#{1,6}(?:[ \t]+|$)|\n[=-]+\s*$/g, '');
}

/** The level that each heading should have: from 2, without gaps, and nested as they are now. */
function levelsOf(headings: readonly Heading[]): number[] {
  const ancestors: number[] = [];
  return headings.map(({ depth }) => {
    while ((ancestors.at(-1) ?? 0) >= depth) ancestors.pop();
    ancestors.push(depth);
    return Math.min(6, ancestors.length + 1);
  });
}

/** Whether a heading is a title again, or of the first level and a part of it, or more than it. */
function repeats({ depth, children }: Heading, title: string): boolean {
  const [own, other] = [wordsOf(toString(children)), wordsOf(title)];
  if (own === '' || other === '') return false;
  const isPart = own.split(' ').length > 2 && other.startsWith(`${own} `);
  return own === other || (depth === 1 && (isPart || ` ${own} `.includes(` ${other} `)));
}

/** The words of a title, to compare. */
function wordsOf(title: string): string {
  return (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
