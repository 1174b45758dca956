import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Tinypool } from 'tinypool';
import { threads } from '../environment.ts';
import { showProgress } from './progress.ts';
import type { Task } from './worker.ts';

const maxWorkers = threads ?? availableParallelism();
/** Another worker takes longer to start than this many inputs take to process. */
const inputsPerWorker = 20;
/** The maximum number of inputs per message to a worker. */
const maxBatch = 50;

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
  const batchSize = Math.min(maxBatch, Math.ceil(inputs.length / lanes / 4));
  const batches = Array.from({ length: Math.ceil(inputs.length / batchSize) }, (_, index) =>
    inputs.slice(index * batchSize, (index + 1) * batchSize),
  );
  const outputs: Output[][] = [];
  const queue = batches.entries();
  const started = performance.now();
  let done = 0;
  const lane = async (): Promise<void> => {
    for (const [index, batch] of queue) {
      outputs[index] = await call(module, batch, limit);
      showProgress(stage, (done += batch.length), inputs.length, started);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outputs.flat();
}

async function call<Input, Output>(
  module: string,
  inputs: readonly Input[],
  limit?: Limit<Input, Output>,
): Promise<Output[]> {
  const task: Task = { module, inputs };
  if (!limit) return workers().run(task) as Promise<Output[]>;
  const startedCalls = new Int32Array(new SharedArrayBuffer(4));
  const aborter = new AbortController();
  let [current, since] = [0, 0];
  const timer = setInterval(() => {
    const count = Atomics.load(startedCalls, 0);
    if (count !== current) [current, since] = [count, performance.now()];
    else if (current === 0 || current > inputs.length) return;
    else if (performance.now() - since > limit.time) aborter.abort();
  }, limit.time / 20);
  try {
    return (await workers().run({ ...task, startedCalls }, { signal: aborter.signal })) as Output[];
  } catch (error) {
    if (!aborter.signal.aborted) throw error;
    const slow = current - 1;
    const others = (part: readonly Input[]): Promise<Output[]> | Output[] =>
      part.length > 0 ? call(module, part, limit) : [];
    return [
      ...(await others(inputs.slice(0, slow))),
      ...inputs.slice(slow, slow + 1).map(limit.onTimeout),
      ...(await others(inputs.slice(slow + 1))),
    ];
  } finally {
    clearInterval(timer);
  }
}
