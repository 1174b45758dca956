import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fixFile } from '../check/fix.ts';

/** A file of `content/` with problems that have one answer. */
interface Fixed {
  /** Its path from the project root. */
  file: string;
  /** Its text without them. */
  text: string;
}

/** A change suggested to the author of a pull request, as GitHub's API takes it. */
interface Suggestion {
  path: string;
  start_line?: number;
  line: number;
  body: string;
}

/** @param root the `content` folder */
function fixedFiles(root: string): Fixed[] {
  return (['digests', 'reviews'] as const).flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => {
        const file = relative('.', join(root, folder, name));
        const text = fixFile(folder, file, readFileSync(file));
        return text === undefined ? [] : { file, text };
      }),
  );
}

/**
 * Fixes what has one answer in every review and digest, and prints what it changes. A file is
 * written as a whole, and only if git has its present content, so that the fix can be undone.
 * @param root the `content` folder
 * @returns the files that were not written as git does not have them
 */
export function fixContent(root: string): string[] {
  return fixedFiles(root).flatMap(({ file, text }) => {
    // Not where a format such as JSON is printed.
    console.error(diffOf({ file, text }).replaceAll('b/-', `b/${file}`));
    if (!isInGit(file)) return file;
    writeFileSync(file, text);
    console.error(`Wrote ${file}.\n`);
    return [];
  });
}

/**
 * The same fixes as suggestions for a review of a pull request.
 * Source: GitHub's REST API, "Create a review for a pull request".
 */
export function suggestFixes(root: string): Suggestion[] {
  return fixedFiles(root).flatMap((fixed) => {
    // Not `.`, which ends at U+2028 as well.
    const hunks = diffOf(fixed, '--unified=0').matchAll(
      /^@@ -(\d+)(?:,(\d+))? [^\n]*\n((?:[-+\\][^\n]*\n)+)/gm,
    );
    return [...hunks].map(([, first = '', count = '1', lines = '']): Suggestion => {
      const added = lines.replace(/^[-\\][^\n]*\n/gm, '').replace(/^\+/gm, '');
      const line = Number(first) + Number(count) - 1;
      // Longer than any within it.
      const fences = (added.match(/`+/g) ?? []).map(({ length }) => length);
      const fence = '`'.repeat(Math.max(2, ...fences) + 1);
      return {
        path: fixed.file,
        ...(Number(count) > 1 && { start_line: Number(first) }),
        line,
        body: `${fence}suggestion\n${added}${fence}`,
      };
    });
  });
}

function diffOf({ file, text }: Fixed, ...options: string[]): string {
  const args = ['diff', '--no-index', ...options, '--', file, '-'];
  const { stdout, error } = spawnSync('git', args, {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error) throw new Error(`git cannot compare ${file}: ${error.message}`, { cause: error });
  return stdout;
}

/** Whether git has a file as it is now, committed or added. */
function isInGit(file: string): boolean {
  const succeeds = (...args: string[]): boolean =>
    spawnSync('git', [...args, basename(file)], { cwd: dirname(file) }).status === 0;
  return succeeds('ls-files', '--error-unmatch', '--') && succeeds('diff', '--quiet', '--');
}
