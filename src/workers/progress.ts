import { isBuild } from '../environment.ts';

/** The line of each stage that is under way. */
const lines = new Map<string, string>();
let show = defaultOutput();

/**
 * Shows the progress of a stage and its elapsed time.
 * @param started in milliseconds, as `performance.now()` gives it
 */
export function showProgress(stage: string, done: number, total: number, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (done < total) lines.set(stage, `${stage}: ${done} of ${total}, ${seconds} s`);
  else lines.delete(stage);
  show([...lines.values()].join(' · '));
}

export function setProgressOutput(output: (line: string) => void): void {
  show = output;
}

/** Under `npm start`, its parent shows it; in a terminal, the last line; otherwise nothing does. */
function defaultOutput(): (line: string) => void {
  if (isBuild && process.send) return (line) => process.send?.(line);
  if (isBuild && process.stderr.isTTY) return (line) => process.stderr.write(`\r\u001b[K${line}`);
  return () => undefined;
}
