import { runInWorkers } from '../workers/pool.ts';
import { checkFile, emptyReport, type FileReport, type Folder } from './file.ts';
import { errorIn } from './problem.ts';

/** One file to check, by its path as problems name it. */
interface Unchecked {
  folder: Folder;
  file: string;
  bytes: Uint8Array;
}

/** No file may hold up a build for longer, in milliseconds. */
const maxTime = 2000;

/** What a worker does. */
export function run({ folder, file, bytes }: Unchecked): FileReport {
  return checkFile(folder, file, bytes);
}

/**
 * Checks files in workers, so that a file that takes too long can be given up.
 * @param time that a file may take, in milliseconds
 * @returns a report for each, in their order
 */
export function checkFiles(files: readonly Unchecked[], time = maxTime): Promise<FileReport[]> {
  const message = `takes over ${time / 1000} s to read`;
  const hint = 'Make it shorter, or its formulas and tables simpler';
  return runInWorkers('src/check/checkFiles.ts', files, {
    time,
    late: ({ file }) => emptyReport(file, [errorIn(file, 'time', message, hint)]),
  });
}
