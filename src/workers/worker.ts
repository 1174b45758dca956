import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A call of the function `run` of a module. */
export interface Task {
  /** Its path from the project's root. */
  module: string;
  input: unknown;
  /** Is told when the work itself begins. */
  started?: Int32Array<SharedArrayBuffer>;
}

/** What a worker of the pool does. */
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
