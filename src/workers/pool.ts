import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Tinypool } from 'tinypool';
import { threads } from '../environment.ts';
import type { Task } from './worker.ts';

const maxWorkers = threads ?? availableParallelism();
/** Another worker takes longer to start than this many inputs take to process. */
const inputsPerWorker = 20;

/** The time limit of a call. */
interface Limit<Input, Output> {
  /** In milliseconds, from when a worker starts on it; the worker is then terminated. */
  time: number;
  /** The output of a call that times out. */
  onTimeout: (input: Input) => Output;
}

let pool: Tinypool | undefined;

/** Idle workers stay, unref'd so that the process can exit. */
function workers(): Tinypool {
  return (pool ??= new Tinypool({
    // Bundlers move this file, but not that of the worker.
    filename: resolve('src/workers/worker.ts'),
    minThreads: 0,
    maxThreads: maxWorkers,
    idleTimeout: 60_000,
    isolateWorkers: false,
    // Large enough that garbage from rendering is not promoted to the old generation.
    resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 },
  }));
}

/**
 * Calls the `run` function of a module with each input, in a pool of workers.
 * @param module its path from the project root; plain Node has to be able to load it
 * @returns an output for each input, in order
 * @throws Error of the first call that fails
 */
export async function runInWorkers<Input, Output>(
  module: string,
  inputs: readonly Input[],
  limit?: Limit<Input, Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  const queue = inputs.entries();
  const lane = async (): Promise<void> => {
    for (const [index, input] of queue) outputs[index] = await call(module, input, limit);
  };
  const lanes = Math.min(maxWorkers, Math.ceil(inputs.length / inputsPerWorker));
  await Promise.all(Array.from({ length: lanes }, lane));
  return outputs;
}

async function call<Input, Output>(
  module: string,
  input: Input,
  limit?: Limit<Input, Output>,
): Promise<Output> {
  const task: Task = { module, input };
  if (!limit) return workers().run(task) as Promise<Output>;
  const started = new Int32Array(new SharedArrayBuffer(4));
  const aborter = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  void Promise.resolve(Atomics.waitAsync(started, 0, 0).value).then(() => {
    timer = setTimeout(() => {
      aborter.abort();
    }, limit.time);
  });
  try {
    return (await workers().run({ ...task, started }, { signal: aborter.signal })) as Output;
  } catch (error) {
    if (aborter.signal.aborted) return limit.onTimeout(input);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
