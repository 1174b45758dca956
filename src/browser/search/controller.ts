import { countFacets, type Query } from '../../search/query.ts';
import { showChips, showFacets } from './facets.ts';
import { loadNames } from './names.ts';
import { isBlank, search } from './search.ts';
import { pageSize, showAnswer, showStart } from './view.ts';

/** Milliseconds from the last keystroke to a full-text search; names are searched on each. */
const debounce = 120;

/**
 * Makes a function that runs a query and shows its answer, unless a newer query has overtaken it.
 * @param root contains `.status` and `.answer`, and where results can be filtered, `.facets` and
 *   `.chips`
 */
export function searchController(root: HTMLElement): (query: Query) => Promise<void> {
  const status = root.querySelector<HTMLElement>('.status');
  const list = root.querySelector<HTMLElement>('.answer');
  const choices = root.querySelector<HTMLElement>('.facets');
  const chips = root.querySelector<HTMLElement>('.chips');
  if (!status || !list) throw new Error('No element for results');
  root.addEventListener('keydown', moveByArrows);
  let current = new AbortController();

  const run = async (query: Query, limit = pageSize): Promise<void> => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const isOvertaken = (): boolean => signal.aborted;
    if (isBlank(query)) {
      for (const part of [status, list, choices, chips]) part?.replaceChildren();
      const names = await loadNames().catch(() => undefined);
      if (!names || isOvertaken()) return;
      showStart(names.records, query, list);
      if (choices) showFacets(choices, { counts: countFacets(names.records, query) }, query);
      return;
    }
    if (!list.hasChildNodes()) status.textContent = 'Searching…';
    for await (const answer of search(query, { limit, signal })) {
      if (isOvertaken()) return;
      // Until there are more, those that are there stay.
      if (limit > pageSize && !answer.isComplete) continue;
      const rerun = async (more: number): Promise<void> => {
        await run(query, more);
        // The first of the new results is where one reads on.
        if (more > limit)
          list.querySelectorAll<HTMLElement>('ol > li > a:first-child')[limit]?.focus();
      };
      // Where results can be filtered, a reviewer or topic is a filter.
      const shown = choices ? { ...answer, groups: {} } : answer;
      showAnswer(shown, query, { list, status, limit, rerun: (more) => void rerun(more) });
      if (choices) showFacets(choices, answer, query);
      if (chips) showChips(chips, query);
      await new Promise((resolve) => setTimeout(resolve, debounce));
      if (isOvertaken()) return;
    }
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
