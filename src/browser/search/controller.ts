import type { Query } from '../../search/query.ts';
import { showChips, showFacets } from './facets.ts';
import { loadNames } from './names.ts';
import { isEmpty, search } from './search.ts';
import { showAnswer, showStart } from './view.ts';

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
  let latest: Query | undefined;

  const run = async (query: Query): Promise<void> => {
    latest = query;
    if (isEmpty(query)) {
      for (const part of [status, list, choices, chips]) part?.replaceChildren();
      const names = await loadNames().catch(() => undefined);
      if (names && query === latest) showStart(names.records, query, list);
      return;
    }
    for await (const answer of search(query)) {
      if (query !== latest) return;
      // Where results can be filtered, a reviewer or topic is a filter.
      const groups = choices ? undefined : answer.groups;
      showAnswer(answer, query, list, status, () => void run({ ...query }), groups);
      if (choices) showFacets(choices, answer, query);
      if (chips) showChips(chips, query);
      await new Promise((resolve) => setTimeout(resolve, debounce));
      if (query !== latest) return;
    }
  };
  return run;
}
