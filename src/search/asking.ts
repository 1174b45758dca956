import type { Query } from './query.ts';
import { search, type Answer } from './reader.ts';
import { showAnswer, showFailure } from './view.ts';

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
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(query: Query, turn: number): Promise<void> {
    if (!status || !list) return;
    try {
      const answer = await search(query);
      if (turn !== newest) return;
      showAnswer(answer, list, status);
      answered?.(answer);
    } catch {
      if (turn === newest) showFailure(list, status);
    }
  }

  return (query: Query | undefined): void => {
    newest += 1;
    const turn = newest;
    clearTimeout(timer);
    if (query) timer = setTimeout(() => void ask(query, turn), pause);
    else {
      list.replaceChildren();
      status.textContent = '';
    }
  };
}
