/** Something wrong at one place in a file of `content/`. */
export interface Problem {
  /** Path from the project's root, as a contributor knows it. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
  /** How to mend it. */
  hint: string;
}

/**
 * Problems as text, a line each, in the order of files and lines.
 * @returns `file:line:column error what is wrong: how to mend it`, lines joined by a line feed
 */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .toSorted(
      (a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column,
    )
    .map(
      ({ file, line, column, message, hint }) =>
        `${file}:${line}:${column} error ${message}. ${hint}`,
    )
    .join('\n');
}
