import { expect, test } from 'vitest';
import { setProgressOutput, showProgress } from '../../src/workers/progress.ts';

test('progress shows each stage that is under way, with its time, and nothing at the end', () => {
  const lines: string[] = [];
  setProgressOutput((line) => lines.push(line));
  const started = performance.now() - 2100;
  showProgress('Compiling', 50, 900, started);
  showProgress('Writing files', 1, 2, started);
  showProgress('Compiling', 900, 900, started);
  showProgress('Writing files', 2, 2, started);
  expect(lines).toEqual([
    'Compiling: 50 of 900, 2 s',
    'Compiling: 50 of 900, 2 s · Writing files: 1 of 2, 2 s',
    'Writing files: 1 of 2, 2 s',
    '',
  ]);
});
