/** Something wrong at one position in a file of `content/`. */
export interface Problem {
  /** Path from the project's root, as a contributor knows it. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** The name of the rule that found it. */
  rule: string;
  /** A warning does not stop a build. */
  severity: 'error' | 'warning';
  message: string;
  /** How to mend it. */
  hint: string;
  /** The line it is on, as it is written; empty where that cannot be shown. */
  excerpt: string;
}

/** A position in a file; both numbers from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Takes down a problem of the file that is being checked. */
export type Report = (position: Position, message: string, hint: string) => void;

/** The problems that stop a build. */
export function errorsIn(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}
