import type { Query } from '../../search/query.ts';
import { isEmpty, loadNames, search, type Answer } from './search.ts';
import { showAnswer, showStart } from './view.ts';

/** Milliseconds after the last key before the full text is searched; names are at every key. */
const debounce = 120;

/**
 * Makes a function that runs a query and shows its answer; only that of the latest query is shown.
 * @param root contains `.status` and `.answer`
 * @param onAnswer called with every answer shown
 */
export function searchController(
  root: HTMLElement,
  onAnswer?: (answer: Answer) => void,
): (query: Query) => void {
  const status = root.querySelector<HTMLElement>('.status');
  const list = root.querySelector<HTMLElement>('.answer');
  if (!status || !list) throw new Error('No element for results');
  let latest: Query | undefined;

  return function run(query) {
    latest = query;
    const isLatest = (): boolean => query === latest;
    if (isEmpty(query)) {
      status.replaceChildren();
      list.replaceChildren();
      void loadNames().then(
        ({ records }) => {
          if (isLatest()) showStart(records, list);
        },
        () => undefined,
      );
      return;
    }
    void search(query, {
      onAnswer: (answer) => {
        if (!isLatest()) return;
        showAnswer(answer, query, list, status, () => {
          run({ ...query });
        });
        onAnswer?.(answer);
      },
      shouldSearchText: () =>
        new Promise((resolve) => {
          setTimeout(() => {
            resolve(isLatest());
          }, debounce);
        }),
    });
  };
}
