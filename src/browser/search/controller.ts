import { hasChoice, type Query } from '../../search/query.ts';
import type { Answer } from '../searchWorker/answer.ts';
import { ask, renew } from './client.ts';
import { showChips, showFacets } from './facets.ts';
import { pageSize, showAnswer } from './view.ts';

/**
 * Makes a function that runs a query and shows its answers, unless a newer query has overtaken it.
 * @param root contains `.status` and `.answer`, and where results can be filtered, `.facets` and
 *   `.chips`
 */
export function searchController(root: HTMLElement): (query: Query) => void {
  const status = root.querySelector<HTMLElement>('.status');
  const list = root.querySelector<HTMLElement>('.answer');
  const choices = root.querySelector<HTMLElement>('.facets');
  const chips = root.querySelector<HTMLElement>('.chips');
  const field = root.querySelector<HTMLElement>('input[type=search]');
  if (!status || !list) throw new Error('No element for results');
  root.addEventListener('keydown', moveByArrows);

  /** If a change removes what has the focus, the status gets it, or if that is empty, the field. */
  const keepFocus = (change: () => void): void => {
    const hadFocus = root.contains(document.activeElement);
    change();
    if (!hadFocus || root.contains(document.activeElement)) return;
    (status.hasChildNodes() ? status : field)?.focus();
  };

  /** @param alreadyShown how many results were shown: the next one gets the focus; by default none */
  const run = (query: Query, limit = pageSize, alreadyShown = limit): void => {
    keepFocus(() => {
      if (!query.text.trim() && !hasChoice(query)) {
        for (const part of [status, list, chips]) part?.replaceChildren();
      } else if (!list.hasChildNodes()) status.textContent = 'Searching…';
    });
    const show = (answer: Answer): void => {
      // Where results can be filtered, a reviewer or topic is a filter.
      const groups = choices && !answer.isBlank ? {} : answer.groups;
      showAnswer({ ...answer, groups }, query, {
        ...{ list, status, limit },
        more: () => {
          run(query, limit + pageSize, limit);
        },
        retry: () => {
          renew();
          run(query, limit);
        },
      });
      if (choices) showFacets(choices, answer, query);
      if (chips) showChips(chips, query);
      // The first of the new results is where one reads on.
      if (alreadyShown < limit) {
        list.querySelectorAll<HTMLElement>('ol > li > a:first-child')[alreadyShown]?.focus();
      }
    };
    ask(query, limit, (answer) => {
      // Until there are more, those that are there stay.
      if (limit > pageSize && !answer.isComplete) return;
      keepFocus(() => {
        show(answer);
      });
    });
  };
  return run;
}

/** From the field to the results and back, by the arrow keys. */
function moveByArrows(event: KeyboardEvent): void {
  const root = event.currentTarget as HTMLElement;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.shiftKey || event.altKey || event.metaKey || event.ctrlKey || event.isComposing) return;
  const stops = [
    ...root.querySelectorAll<HTMLElement>(
      'input[type=search], .status:focus, .answer li > a, .more',
    ),
  ];
  const current = stops.indexOf(document.activeElement as HTMLElement);
  if (step === undefined || current < 0) return;
  stops[Math.min(stops.length - 1, Math.max(0, current + step))]?.focus();
  event.preventDefault();
}
