import type { Query } from '../../search/query.ts';
import { isAsked, loadNames, search, type Answer } from './reader.ts';
import { showAnswer, showStart } from './view.ts';

/** Pause before the full text is asked; names answer at every key. */
const pause = 120;

/**
 * Makes a function that asks and shows; of several queries under way only the last is shown.
 * @param root holds `.status` and `.answer`
 * @param answered told of every answer shown
 */
export function asker(root: HTMLElement, answered?: (answer: Answer) => void) {
  const status = root.querySelector<HTMLElement>('.status');
  const list = root.querySelector<HTMLElement>('.answer');
  if (!status || !list) throw new Error('No place for results');
  let newest = 0;

  const ask = (query: Query): void => {
    newest += 1;
    const turn = newest;
    const isLast = (): boolean => turn === newest;
    if (!isAsked(query)) {
      status.replaceChildren();
      list.replaceChildren();
      void loadNames().then(
        ({ records }) => {
          if (isLast()) showStart(records, list);
        },
        () => undefined,
      );
      return;
    }
    const wait = (): Promise<boolean> =>
      new Promise((resolve) => {
        setTimeout(() => {
          resolve(isLast());
        }, pause);
      });
    void search(
      query,
      (answer) => {
        if (!isLast()) return;
        showAnswer(answer, query, list, status, () => {
          ask(query);
        });
        answered?.(answer);
      },
      wait,
    );
  };
  return ask;
}
