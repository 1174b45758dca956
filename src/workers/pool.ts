import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Tinypool } from 'tinypool';
import { threads } from '../environment.ts';
import { showProgress } from './progress.ts';
import type { Task } from './worker.ts';

const maxWorkers = threads ?? availableParallelism();
/** Another worker takes longer to start than this many inputs take to process. */
const inputsPerWorker = 20;
/** The maximum number of inputs per message to a worker: each costs 0.2 ms. */
const maxBatch = 50;

/** The time limit of each call. */
interface Limit<Input, Output> {
  /** In milliseconds, at least, from when a worker starts on it; the worker is then terminated. */
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
    resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 256 },
  }));
}

/** Starts anew with the current code, for dev: workers keep what they have imported. */
export function restartWorkers(): void {
  void pool?.destroy();
  pool = undefined;
}

/**
 * Calls the `run` function of a module with each input, in a pool of workers.
 * @param stage what it does, to show progress
 * @param module its path from the project root; plain Node has to be able to load it
 * @returns an output for each input, in order
 * @throws Error of the first call that fails
 */
export async function runInWorkers<Input, Output>(
  stage: string,
  module: string,
  inputs: readonly Input[],
  limit?: Limit<Input, Output>,
): Promise<Output[]> {
  if (inputs.length === 0) return [];
  const lanes = Math.min(maxWorkers, Math.ceil(inputs.length / inputsPerWorker));
  // Small enough that all workers end at about the same time.
  const batchSize = limit ? 1 : Math.min(maxBatch, Math.ceil(inputs.length / lanes / 4));
  const batches = Array.from({ length: Math.ceil(inputs.length / batchSize) }, (_, index) =>
    inputs.slice(index * batchSize, (index + 1) * batchSize),
  );
  const outputs: Output[][] = [];
  const queue = batches.entries();
  const started = performance.now();
  let done = 0;
  const lane = async (): Promise<void> => {
    for (const [index, batch] of queue) {
      const task: Task = { module, inputs: batch };
      const called = limit ? callWithin(limit, task) : workers().run(task);
      outputs[index] = (await called) as Output[];
      showProgress(stage, (done += batch.length), inputs.length, started);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outputs.flat();
}

/** How often to look within a time limit whether a call is still running. */
const maxTicks = 20;

/** Runs a task of one input, unless that takes too long. */
async function callWithin<Input, Output>(
  { time, onTimeout }: Limit<Input, Output>,
  task: Task,
): Promise<unknown> {
  const isRunning = new Uint8Array(new SharedArrayBuffer(1));
  const aborter = new AbortController();
  let ticks = 0;
  // Counted rather than timed: on a busy machine, where the timer is late, a call gets longer.
  const timer = setInterval(() => {
    if (isRunning[0] === 1) ticks += 1;
    if (ticks > maxTicks) aborter.abort();
  }, time / maxTicks);
  try {
    return await workers().run({ ...task, isRunning }, { signal: aborter.signal });
  } catch (error) {
    if (aborter.signal.aborted) return (task.inputs as Input[]).map(onTimeout);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
