import type { Query } from '../../search/query.ts';
import { emptyAnswer, type Answer } from '../searchWorker/answer.ts';
import type { Question, Reply } from '../searchWorker/worker.ts';

/** The newest question, which overtakes all others. */
let number = 0;
let show: (answer: Answer) => void = () => undefined;
let fail: () => void = () => undefined;

// Started with this module, which is preloaded when search is likely to be used.
let worker = start();
/** Whether the worker works, but lacks a script that did not load: it never requests that again. */
let isStale = false;

/**
 * Asks the worker that searches, so that even thousands of reviews do not block the page.
 * @param limit how many results will be shown
 * @param onAnswer is called with each answer, unless another question has overtaken this one
 */
export function ask(query: Query, limit: number, onAnswer: (answer: Answer) => void): void {
  number += 1;
  let isComplete = false;
  show = (answer) => {
    isComplete = answer.isComplete;
    onAnswer(answer);
  };
  fail = () => {
    if (!isComplete) onAnswer({ ...emptyAnswer(query), failed: ['names', 'text'] });
  };
  worker ??= start();
  if (worker) worker.postMessage({ number, query, limit } satisfies Question);
  else fail();
}

/** Starts another worker, if this one lacks a script. */
export function renew(): void {
  if (!isStale) return;
  worker?.terminate();
  worker = undefined;
  isStale = false;
}

/** @returns undefined if the browser allows no workers */
function start(): Worker | undefined {
  try {
    const started = new Worker(new URL('../searchWorker/worker.ts', import.meta.url), {
      type: 'module',
    });
    let works = false;
    started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      works = true;
      if (data.number === number) show(data.answer);
    });
    started.addEventListener('error', () => {
      isStale = works;
      if (!works) worker = undefined;
      fail();
    });
    return started;
  } catch {
    return undefined;
  }
}
