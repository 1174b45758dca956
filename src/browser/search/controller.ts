import { hasChoice, type Query } from '../../search/query.ts';
import { showChips, showFacets } from './facets.ts';
import type { Answer } from '../searchWorker/answer.ts';
import { pageSize, showAnswer, showFailure } from './view.ts';
import type { Question, Reply } from '../searchWorker/worker.ts';

/**
 * Makes a function that runs a query and shows its answers, unless a newer query has overtaken it.
 * It is searched for in a worker, so that even thousands of reviews do not stop the page.
 * @param root contains `.status` and `.answer`, and where results can be filtered, `.facets` and
 *   `.chips`
 */
export function searchController(root: HTMLElement): (query: Query) => void {
  const status = root.querySelector<HTMLElement>('.status');
  const list = root.querySelector<HTMLElement>('.answer');
  const choices = root.querySelector<HTMLElement>('.facets');
  const chips = root.querySelector<HTMLElement>('.chips');
  if (!status || !list) throw new Error('No element for results');
  root.addEventListener('keydown', moveByArrows);
  let worker: Worker | undefined;
  let asked = 0;
  let show: (answer: Answer) => void;
  let retry: () => void;

  // A module that did not load is never requested again, but by another worker.
  const stopWorker = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const startWorker = (): Worker => {
    const started = new Worker(new URL('../searchWorker/worker.ts', import.meta.url), {
      type: 'module',
    });
    started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.number !== asked) return;
      show(data.answer);
      if (data.answer.isComplete && data.answer.failed.length > 0) stopWorker();
    });
    started.addEventListener('error', () => {
      stopWorker();
      showFailure(status, retry);
    });
    return started;
  };

  /** @param shown how many results have been shown before: the next one gets the focus */
  const run = (query: Query, limit = pageSize, shown = limit): void => {
    if (!list.hasChildNodes() && (query.text.trim() || hasChoice(query))) {
      status.textContent = 'Searching…';
    }
    retry = () => {
      run(query, limit);
    };
    show = (answer) => {
      // Until there are more, those that are there stay.
      if (limit > pageSize && !answer.isComplete) return;
      // Where results can be filtered, a reviewer or topic is a filter.
      const groups = choices && !answer.isBlank ? {} : answer.groups;
      const more = (): void => {
        run(query, limit + pageSize, limit);
      };
      showAnswer({ ...answer, groups }, query, { list, status, limit, more, retry });
      if (choices) showFacets(choices, answer, query);
      if (chips) showChips(chips, query);
      // The first of the new results is where one reads on.
      if (shown < limit) {
        list.querySelectorAll<HTMLElement>('ol > li > a:first-child')[shown]?.focus();
      }
    };
    asked += 1;
    (worker ??= startWorker()).postMessage({ number: asked, query, limit } satisfies Question);
  };
  return run;
}

/** From the field to the results and back, by the arrow keys. */
function moveByArrows(event: KeyboardEvent): void {
  const root = event.currentTarget as HTMLElement;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.shiftKey || event.altKey || event.metaKey || event.ctrlKey || event.isComposing) return;
  const stops = [
    ...root.querySelectorAll<HTMLElement>('input[type=search], .answer li > a, .more'),
  ];
  const current = stops.indexOf(document.activeElement as HTMLElement);
  if (step === undefined || current < 0) return;
  stops[Math.min(stops.length - 1, Math.max(0, current + step))]?.focus();
  event.preventDefault();
}
