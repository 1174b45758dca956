import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls of the `run` function of a module. */
export interface Task {
  /** Its path from the project root. */
  module: string;
  inputs: readonly unknown[];
  /** 1 from when the module is loaded until all calls are done. */
  isRunning?: Uint8Array<SharedArrayBuffer>;
}

/** Runs a task in a worker of the pool. */
export default async function work({ module, inputs, isRunning }: Task): Promise<unknown[]> {
  const { run } = (await import(pathToFileURL(resolve(module)).href)) as {
    run: (input: unknown) => unknown;
  };
  const outputs: unknown[] = [];
  isRunning?.fill(1);
  for (const input of inputs) outputs.push(await run(input));
  isRunning?.fill(0);
  return outputs;
}
