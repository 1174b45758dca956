import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls of the `run` function of a module. */
export interface Task {
  /** Its path from the project root. */
  module: string;
  inputs: readonly unknown[];
  /** The number of calls begun; the module is loaded before the first. */
  begun?: Int32Array<SharedArrayBuffer>;
}

/** Runs a task in a worker of the pool. */
export default async function work({ module, inputs, begun }: Task): Promise<unknown[]> {
  const { run } = (await import(pathToFileURL(resolve(module)).href)) as {
    run: (input: unknown) => unknown;
  };
  const outputs: unknown[] = [];
  for (const input of inputs) {
    if (begun) Atomics.add(begun, 0, 1);
    outputs.push(await run(input));
  }
  return outputs;
}
