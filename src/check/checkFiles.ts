import { runInWorkers } from '../workers/pool.ts';
import { checkFile, emptyReport, type FileReport, type Folder } from './file.ts';
import { errorIn } from './problem.ts';

/** A file to check, with its path as shown in problems. */
interface Unchecked {
  folder: Folder;
  file: string;
  bytes: Uint8Array;
}

/** The time limit of a file, in milliseconds. */
const maxTime = 2000;

/** Checks one file in a worker. */
export function run({ folder, file, bytes }: Unchecked): FileReport {
  return checkFile(folder, file, bytes);
}

/**
 * Checks files in workers, so that one that takes too long can be aborted.
 * @param time limit of a file, in milliseconds
 * @returns a report for each file, in order
 */
export function checkFiles(files: readonly Unchecked[], time = maxTime): Promise<FileReport[]> {
  const message = `takes over ${time / 1000} s to read`;
  const hint = 'Make it shorter, or its formulas and tables simpler';
  return runInWorkers('src/check/checkFiles.ts', files, {
    time,
    onTimeout: ({ file }) => emptyReport(file, [errorIn(file, 'time', message, hint)]),
  });
}
