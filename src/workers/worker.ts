import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls of the `run` function of a module. */
export interface Task {
  /** Its path from the project root. */
  module: string;
  inputs: readonly unknown[];
  /** How many calls have started: none while the module loads, one too many once all are done. */
  startedCalls?: Int32Array<SharedArrayBuffer>;
}

/** Runs a task in a worker of the pool. */
export default async function work({ module, inputs, startedCalls }: Task): Promise<unknown[]> {
  const { run } = (await import(pathToFileURL(resolve(module)).href)) as {
    run: (input: unknown) => unknown;
  };
  const outputs: unknown[] = [];
  for (const input of inputs) {
    if (startedCalls) Atomics.add(startedCalls, 0, 1);
    outputs.push(await run(input));
  }
  if (startedCalls) Atomics.add(startedCalls, 0, 1);
  return outputs;
}
