import type { Query } from '../../search/query.ts';
import type { Answer } from './answer.ts';
import { loadNames } from './names.ts';
import { search } from './search.ts';

/** A query of a page. Answers carry its number, as those to an earlier one may still be on the way. */
export interface Question {
  number: number;
  query: Query;
  /** How many results will be shown. */
  limit: number;
}

/** An answer to a question, which may have several: from names, then from texts. */
export interface Reply {
  number: number;
  answer: Answer;
}

/** Milliseconds from the last keystroke to a full-text search; names are searched on each. */
const debounce = 120;

let current = new AbortController();

// Ahead of the first question; if this fails, that tries again.
loadNames().catch(() => undefined);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  current.abort();
  current = new AbortController();
  // As an error of the worker, which the page replaces when it tries again.
  reply(data, current.signal).catch(reportError);
});

/** Answers a question until another one is asked. */
async function reply({ number, query, limit }: Question, signal: AbortSignal): Promise<void> {
  const isOvertaken = (): boolean => signal.aborted;
  for await (const answer of search(query, { limit, signal })) {
    if (isOvertaken()) return;
    postMessage({ number, answer } satisfies Reply);
    // Without a pause, so that an error after the last answer comes before the next question.
    if (answer.isComplete) continue;
    await new Promise((resolve) => setTimeout(resolve, debounce));
    if (isOvertaken()) return;
  }
}
