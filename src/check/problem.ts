/** A position in a file, with its line of source; line and column start at 1. */
export interface Location {
  line: number;
  column: number;
  /** The line as written; empty if it cannot be shown. */
  excerpt: string;
}

/** Something wrong at one position in a file of `content/`. */
export interface Problem extends Location {
  /** Path from the project root. */
  file: string;
  /** The name of the rule that found it. */
  rule: string;
  /** A warning does not stop a build. */
  severity: 'error' | 'warning';
  message: string;
  /** How to fix it. */
  hint: string;
  /** What `--fix` does about it, if it has one answer. */
  fix?: Edit;
}

/** A change of a file: what to put between two offsets. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** An error, at the start of the file unless given a location. */
export function errorIn(
  file: string,
  rule: string,
  message: string,
  hint: string,
  { line, column, excerpt }: Location = { line: 1, column: 1, excerpt: '' },
): Problem {
  return { file, line, column, excerpt, rule, severity: 'error', message, hint };
}

/** The problems that stop a build. */
export function errorsIn(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}
