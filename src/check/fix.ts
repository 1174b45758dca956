import { checkFile, decodedText } from './file.ts';
import type { Edit } from './problem.ts';
import type { Folder } from './report.ts';

/** One fix makes room for the next: of two tags within each other, first the inner, then the outer. */
const maxRounds = 20;

/**
 * Fixes the problems of a file that have one answer.
 * @returns its whole text, or undefined if there is nothing to fix
 */
export function fixFile(folder: Folder, file: string, bytes: Uint8Array): string | undefined {
  let text: string | undefined;
  for (let round = 0; round < maxRounds; round += 1) {
    const { report } = checkFile(folder, file, text === undefined ? bytes : Buffer.from(text));
    const edits = report.problems.flatMap(({ fix }) => fix ?? []);
    if (edits.length === 0) break;
    text = edited(text ?? decodedText(bytes), edits);
  }
  return text;
}

/** A text after several edits; of those that overlap, the first. */
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
