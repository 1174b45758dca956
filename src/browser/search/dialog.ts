import { fromParameters } from '../../search/query.ts';
import { searchController } from './controller.ts';

const mounted = new WeakSet<HTMLDialogElement>();

/** Mounts the search dialog, once: results as you type, arrow keys, close on a click outside. */
export function mountDialog(dialog: HTMLDialogElement): void {
  if (mounted.has(dialog)) return;
  mounted.add(dialog);
  const input = dialog.querySelector('input');
  if (!input) throw new Error('The search dialog has no input');
  const run = searchController(dialog);
  const update = (): void => {
    run(fromParameters(new URLSearchParams({ q: input.value })));
  };
  input.addEventListener('input', update);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    // One types on while a result is active, or the status that took its place.
    if (isCharacter && document.activeElement?.matches('.answer a, .status')) input.focus();
  });
  update();
}
