import type { Problem } from './problem.ts';
import { site } from '../site.ts';

/** The output formats of problems. */
export const problemFormats = {
  text: formatProblems,
  github: formatForGitHub,
  json: (problems: readonly Problem[]) => JSON.stringify(inOrder(problems), null, 2),
} as const;

export type ProblemFormat = keyof typeof problemFormats;

const maxWidth = 100;

/**
 * Problems as text, sorted by file and line: `file:line:column error message. hint`, then the line
 * of source with a caret under the position.
 */
export function formatProblems(problems: readonly Problem[]): string {
  return inOrder(problems)
    .map(({ file, line, column, severity, message, hint, excerpt, rule }) => {
      const first = `${file}:${line}:${column} ${severity} ${message}. ${hint} (${rule})`;
      return excerpt.trim() ? `${first}\n${withCaret(excerpt, line, column)}` : first;
    })
    .join('\n');
}

/**
 * Problems as workflow commands, which GitHub shows next to the lines of a pull request.
 * Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
function formatForGitHub(problems: readonly Problem[]): string {
  return inOrder(problems)
    .map(({ file, line, column, severity, message, hint, rule }) => {
      const text = `${message}. ${hint}`.replace(/[%\r\n]/g, encodeURIComponent);
      return `::${severity} file=${escaped(file)},line=${line},col=${column},title=${escaped(rule)}::${text}`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/[%\r\n:,]/g, encodeURIComponent);
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => a.file.localeCompare(b.file, site.language) || a.line - b.line || a.column - b.column,
  );
}

/** As much of a line as fits, with a caret under the position. */
function withCaret(excerpt: string, line: number, column: number): string {
  const start = Math.max(0, column - 1 - maxWidth / 2);
  // Control characters and combining marks would misplace the caret.
  const shown = excerpt
    .slice(start, start + maxWidth)
    .replaceAll('\t', ' ')
    .replace(/[^\P{C}]|\p{M}/gu, '·');
  const number = `${line} | `;
  return `  ${number}${shown}\n  ${' '.repeat(number.length + column - 1 - start)}^`;
}
