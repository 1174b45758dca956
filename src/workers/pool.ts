import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threads } from '../environment.ts';
import type { Outcome, Task } from './worker.ts';

/** Starting a thread comes on top of the time that its first work may take, in milliseconds. */
const startTime = 20_000;

/** How many threads work at once: as many as there are cores, or what the variable says. */
const maxWorkers = threads ?? availableParallelism();

/** Idle workers, unref'd so that the process can exit. */
const idle: Worker[] = [];

/** What rendering leaves behind is gone before it would be moved to where it stays. */
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/** What a piece of work may take. */
export interface Limit<Input, Output> {
  /** In milliseconds; a thread that takes longer is ended. */
  time: number;
  /** What comes of such work instead. */
  late: (input: Input) => Output;
}

/**
 * Lets the function `run` of a module work on inputs in threads, so that all cores help.
 * @param module its path from the project's root; plain Node has to be able to load it
 * @param inputs each a piece of work; too little of it is not worth a further thread
 * @returns an output for each, in their order
 * @throws Error with the message of the first work that fails
 */
export async function runInWorkers<Input, Output>(
  module: string,
  inputs: readonly Input[],
  limit?: Limit<Input, Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    let thread: Worker | undefined;
    while (next < inputs.length) {
      const place = next;
      next += 1;
      const input = inputs[place] as Input;
      thread ??= idle.pop();
      const isFresh = thread === undefined;
      // Bundlers move this file, and not the one of the thread.
      thread ??= new Worker(resolve('src/workers/worker.ts'), { resourceLimits });
      thread.ref();
      const time = limit && (isFresh ? startTime : limit.time);
      const outcome = await ask(thread, { module, input }, time);
      if (outcome) {
        if ('error' in outcome) {
          next = inputs.length;
          release(thread);
          throw new Error(outcome.error);
        }
        outputs[place] = outcome.output as Output;
      } else if (limit) {
        outputs[place] = limit.late(input);
        await thread.terminate();
        thread = undefined;
      }
    }
    if (thread) release(thread);
  };
  const lanes = Math.min(maxWorkers, Math.ceil(inputs.length / 20));
  await Promise.all(Array.from({ length: lanes }, lane));
  return outputs;
}

function release(thread: Worker): void {
  thread.unref();
  idle.push(thread);
}

/** @returns what a thread answers, or nothing where it takes too long */
function ask(thread: Worker, task: Task, time?: number): Promise<Outcome | undefined> {
  return new Promise((done, failed) => {
    const timer =
      time === undefined
        ? undefined
        : setTimeout(() => {
            finish();
            done(undefined);
          }, time);
    const onAnswer = (outcome: Outcome): void => {
      finish();
      done(outcome);
    };
    const onError = (error: unknown): void => {
      finish();
      failed(new Error(`${task.module}: ${String(error)}`, { cause: error }));
    };
    const finish = (): void => {
      clearTimeout(timer);
      thread.off('message', onAnswer).off('error', onError);
    };
    thread.on('message', onAnswer).on('error', onError);
    thread.postMessage(task);
  });
}
