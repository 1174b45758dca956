import type { Problem } from './problem.ts';
import { site } from '../site.ts';

export type ProblemFormat = 'text' | 'github' | 'json';

/**
 * The output formats of problems; where people read them, so many of those with the same cause in a
 * file are shown.
 */
export const problemFormats: Record<
  ProblemFormat,
  (problems: readonly Problem[], limit?: number) => string
> = {
  text: formatProblems,
  github: formatForGitHub,
  json: (problems) => JSON.stringify(problems.toSorted(byPosition), null, 2),
};

const maxWidth = 100;

/** How many problems with the same cause are shown of a file. */
const maxPlaces = 3;

/**
 * Problems as text, sorted by file and line: `file:line:column error message. hint`, then the line
 * of source with a caret under the position.
 * @param limit of those with the same cause in a file; the others are counted
 */
export function formatProblems(problems: readonly Problem[], limit = maxPlaces): string {
  return firstOfEachCause(problems, limit)
    .map(({ file, line, column, severity, message, hint, excerpt, rule, more }) => {
      const first = `${file}:${line}:${column} ${severity} ${message}. ${hint} (${rule})`;
      const shown = excerpt.trim() ? `${first}\n${withCaret(excerpt, line, column)}` : first;
      return more > 0
        ? `${shown}\n  and ${more} more: \`npm run check -- --all\` lists them`
        : shown;
    })
    .join('\n');
}

/**
 * Problems as workflow commands, which GitHub shows next to the lines of a pull request.
 * Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
function formatForGitHub(problems: readonly Problem[], limit = maxPlaces): string {
  return firstOfEachCause(problems, limit)
    .map(({ file, line, column, severity, message, hint, rule, more }) => {
      const others = more > 0 ? `. ${more} more of these` : '';
      const text = `${message}. ${hint}${others}`.replace(/[%\r\n]/g, encodeURIComponent);
      return `::${severity} file=${escaped(file)},line=${line},col=${column},title=${escaped(rule)}::${text}`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/[%\r\n:,]/g, encodeURIComponent);
}

/** The first problems of each cause in a file, in order; the last of them with how many follow. */
function firstOfEachCause(
  problems: readonly Problem[],
  limit: number,
): (Problem & { more: number })[] {
  const byCause = Map.groupBy(problems.toSorted(byPosition), ({ file, rule, hint }) =>
    [file, rule, hint].join('\n'),
  );
  return [...byCause.values()]
    .flatMap((same) =>
      same.slice(0, limit).map((problem, index) => {
        return { ...problem, more: index === limit - 1 ? same.length - limit : 0 };
      }),
    )
    .toSorted(byPosition);
}

function byPosition(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file, site.language) || a.line - b.line || a.column - b.column;
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
