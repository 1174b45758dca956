import { runInWorkers } from '../workers/pool.ts';
import { checkFile, emptyReport, type FileReport, type Folder } from './file.ts';

/** One file to check. */
interface Unchecked {
  folder: Folder;
  /** Path, as problems name it. */
  file: string;
  bytes: Uint8Array;
}

/** No file may hold up a build for longer, in milliseconds. */
const maxTime = 2000;

/** What a thread does. */
export function run({ folder, file, bytes }: Unchecked): FileReport {
  return checkFile(folder, file, bytes);
}

/**
 * Checks files in threads, so that a file that takes too long can be given up.
 * @param time that a file may take, in milliseconds
 * @returns a report for each, in their order
 */
export function checkFiles(files: readonly Unchecked[], time = maxTime): Promise<FileReport[]> {
  return runInWorkers('src/check/checkFiles.ts', files, {
    time,
    late: (file) => tooSlow(file, time),
  });
}

function tooSlow({ file }: Unchecked, time: number): FileReport {
  const report = emptyReport(file);
  report.problems.push({
    ...{ file, line: 1, column: 1, excerpt: '' },
    rule: 'time',
    severity: 'error',
    message: `takes over ${time / 1000} s to read`,
    hint: 'Make it shorter, or its formulas and tables simpler',
  });
  return report;
}
