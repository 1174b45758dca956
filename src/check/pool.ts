import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileReport } from './file.ts';
import type { Task } from './worker.ts';

/** No file may hold up a build for longer, in milliseconds; starting a worker comes on top. */
const mostTime = 2000;
const startTime = 20_000;

/** Threads that have nothing to do; they do not keep a program from ending. */
const idle: Worker[] = [];

/**
 * Checks files in threads of their own, so that all cores help and a file that takes too long can
 * be given up.
 * @param limit for a file, in milliseconds
 * @returns a report for each task, in their order
 */
export async function checkInThreads(
  tasks: readonly Task[],
  limit = mostTime,
): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    let thread: Worker | undefined;
    while (next < tasks.length) {
      const place = next;
      next += 1;
      const task = tasks[place];
      if (!task) break;
      thread ??= idle.pop();
      const isFresh = thread === undefined;
      // Bundlers move this file, and not the one of the thread.
      thread ??= new Worker(resolve('src/check/worker.ts'));
      thread.ref();
      const report = await ask(thread, task, isFresh ? startTime : limit);
      reports[place] = report ?? tooSlow(task, limit);
      if (!report) {
        await thread.terminate();
        thread = undefined;
      }
    }
    thread?.unref();
    if (thread) idle.push(thread);
  };
  const lanes = Math.min(availableParallelism(), Math.ceil(tasks.length / 20));
  await Promise.all(Array.from({ length: lanes }, lane));
  return reports;
}

/** @returns what a thread answers, or nothing where it takes too long */
function ask(thread: Worker, task: Task, time: number): Promise<FileReport | undefined> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      finish();
      done(undefined);
    }, time);
    const onAnswer = (report: FileReport): void => {
      finish();
      done(report);
    };
    const onError = (error: unknown): void => {
      finish();
      failed(new Error(`${task.file}: ${String(error)}`, { cause: error }));
    };
    const finish = (): void => {
      clearTimeout(timer);
      thread.off('message', onAnswer).off('error', onError);
    };
    thread.on('message', onAnswer).on('error', onError);
    thread.postMessage(task);
  });
}

function tooSlow({ file }: Task, limit: number): FileReport {
  return {
    file,
    slug: /([^/\\]*?)(\.md)?$/i.exec(file)?.[1] ?? '',
    problems: [
      {
        ...{ file, line: 1, column: 1, excerpt: '' },
        rule: 'time',
        severity: 'error',
        message: `takes over ${limit / 1000} s to read`,
        hint: 'Make it shorter, or its formulas and tables simpler',
      },
    ],
    ids: [],
    links: [],
    figures: [],
    places: {},
  };
}
