import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A call of the `run` function of a module. */
export interface Task {
  /** Its path from the project root. */
  module: string;
  input: unknown;
  /** Notified when the call itself begins, after the module is loaded. */
  started?: Int32Array<SharedArrayBuffer>;
}

/** Runs a task in a worker of the pool. */
export default async function work({ module, input, started }: Task): Promise<unknown> {
  const { run } = (await import(pathToFileURL(resolve(module)).href)) as {
    run: (input: unknown) => unknown;
  };
  if (started) {
    Atomics.store(started, 0, 1);
    Atomics.notify(started, 0);
  }
  return run(input);
}
