import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';

/** One piece of work: a module of `src/`, and what its function `run` is given. */
export interface Task {
  module: string;
  input: unknown;
}

/** What came of it: its output, or an error in words. */
export type Outcome = { output: unknown } | { error: string };

interface Work {
  run: (input: unknown) => unknown;
}

const loaded = new Map<string, Promise<Work>>();

parentPort?.on('message', ({ module, input }: Task) => {
  const done = (outcome: Outcome): void => parentPort?.postMessage(outcome);
  let work = loaded.get(module);
  if (!work) {
    work = import(pathToFileURL(resolve(module)).href) as Promise<Work>;
    loaded.set(module, work);
  }
  work
    .then(({ run }) => run(input))
    .then(
      (output) => {
        done({ output });
      },
      (error: unknown) => {
        done({ error: error instanceof Error ? error.message : String(error) });
      },
    );
});
