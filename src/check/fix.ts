import { nodesOf, parseMarkdown } from '../markdown/parse.ts';
import { checkFile, decodedText } from './file.ts';
import { splitFrontmatter } from './frontmatter.ts';
import type { Edit } from './problem.ts';
import type { Folder } from './report.ts';

/** One fix makes room for the next: of two tags within each other, first the inner, then the outer. */
const maxRounds = 20;

/**
 * Fixes the problems of a file that have one answer.
 * @returns its whole text, or undefined if there is nothing to fix
 */
export function fixFile(folder: Folder, file: string, bytes: Uint8Array): string | undefined {
  const original = decodedText(bytes);
  let text = original;
  for (let round = 0; round < maxRounds; round += 1) {
    const { report } = checkFile(folder, file, text === original ? bytes : Buffer.from(text));
    const problems = report.problems.filter(({ fix }) => fix);
    // First, as they are for the whole outline; the title goes with its words.
    const headings = problems.filter(({ rule }) => rule === 'heading-levels');
    const edits = (headings.length > 0 ? headings : problems).flatMap(({ fix }) => fix ?? []);
    // A file that is over a limit is not even parsed.
    if (edits.length === 0) break;
    const next = headings.length > 0 ? edited(text, edits) : editedSafely(text, edits);
    if (next === text) break;
    text = next;
  }
  return text === original ? undefined : text;
}

/** A text after edits, without those of a paragraph that would change more than they mean to. */
function editedSafely(text: string, edits: readonly Edit[]): string {
  const all = edited(text, edits);
  if (isSame(text, all)) return all;
  const byParagraph = Map.groupBy(edits, ({ start }) => text.lastIndexOf('\n\n', start));
  return [...byParagraph]
    .toSorted(([a], [b]) => b - a)
    .reduce((current, [, own]) => {
      const next = edited(current, own);
      return isSame(current, next) ? next : current;
    }, text);
}

/** A text after edits; of those that overlap, the first. */
function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < end) continue;
    parts.push(text.slice(end, edit.start), edit.text);
    ({ end } = edit);
  }
  return [...parts, text.slice(end)].join('');
}

/** Whether a fixed text has the same blocks, and every letter that was shown, in order. */
function isSame(before: string, after: string): boolean {
  const [old, fixed] = [shownIn(before), shownIn(after)];
  let found = 0;
  for (const letter of fixed.letters) if (letter === old.letters[found]) found += 1;
  return old.blocks === fixed.blocks && found === old.letters.length;
}

const blocks = [
  ...(['heading', 'paragraph', 'blockquote', 'list', 'listItem', 'table', 'tableRow'] as const),
  ...(['tableCell', 'code', 'math', 'thematicBreak', 'definition', 'footnoteDefinition'] as const),
];

function shownIn(text: string): { blocks: string; letters: string[] } {
  const tree = parseMarkdown(splitFrontmatter(text)?.body ?? '');
  const values = nodesOf(tree, 'text', 'inlineCode', 'code', 'inlineMath', 'math');
  const shown = values.map(({ value }) => value).join(' ');
  return {
    blocks: nodesOf(tree, ...blocks)
      .map(({ type }) => type)
      .join(' '),
    letters: shown.match(/[\p{L}\p{N}]/gu) ?? [],
  };
}
