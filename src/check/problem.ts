import type { Node } from 'mdast';

/** A position in a file; both numbers from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A position with the line that it is on. */
export interface Location extends Position {
  /** As it is written; empty where that cannot be shown. */
  excerpt: string;
}

/** Something wrong at one position in a file of `content/`. */
export interface Problem extends Location {
  /** Path from the project's root, as a contributor knows it. */
  file: string;
  /** The name of the rule that found it. */
  rule: string;
  /** A warning does not stop a build. */
  severity: 'error' | 'warning';
  message: string;
  /** How to mend it. */
  hint: string;
}

/** Takes down a problem of the file that is being checked, at a position or where a node starts. */
export type Report = (at: Position | Node, message: string, hint: string) => void;

/** An error, at the beginning of the file unless it has a location. */
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
