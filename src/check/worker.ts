import { parentPort } from 'node:worker_threads';
import { checkFile, type Folder } from './file.ts';

/** One file to check. */
export interface Task {
  folder: Folder;
  /** Path, as problems name it. */
  file: string;
  bytes: Uint8Array;
}

parentPort?.on('message', ({ folder, file, bytes }: Task) => {
  parentPort?.postMessage(checkFile(folder, file, bytes));
});
