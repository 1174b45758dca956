import { isBuild } from '../environment.ts';

/** Shows a line, in place of the one before. */
type Show = (line: string) => void;

/** The stages that are under way, each with its line. */
const lines = new Map<string, string>();
let show: Show = defaultShow();

/**
 * Shows how far a stage is, with the time that it has taken.
 * @param started in milliseconds, as `performance.now()` gives it
 */
export function showProgress(stage: string, done: number, total: number, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (done < total) lines.set(stage, `${stage}: ${done} of ${total}, ${seconds} s`);
  else lines.delete(stage);
  show([...lines.values()].join(' · '));
}

/** Shows progress by other means. */
export function showProgressBy(other: Show): void {
  show = other;
}

/** In `npm start` its own line, in a terminal the last line, and in CI nothing. */
function defaultShow(): Show {
  if (isBuild && process.send) return (line) => process.send?.(line);
  if (isBuild && process.stderr.isTTY) return (line) => process.stderr.write(`\r\u001b[K${line}`);
  return () => undefined;
}
