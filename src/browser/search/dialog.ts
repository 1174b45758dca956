import { asker } from './asking.ts';
import { perFacet } from '../../search/query.ts';

const mounted = new WeakSet<HTMLDialogElement>();

/** Brings the search dialog to life: results while typing, arrow keys, Escape, Close. */
export function mountDialog(dialog: HTMLDialogElement): void {
  if (mounted.has(dialog)) return;
  mounted.add(dialog);
  const input = dialog.querySelector('input');
  if (!input) throw new Error('The search dialog has no input');
  const ask = asker(dialog);
  const update = (): void => {
    ask({ text: input.value, chosen: perFacet(() => []), newestFirst: false });
  };
  input.addEventListener('input', update);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [input, ...dialog.querySelectorAll<HTMLElement>('.answer a')];
    const here = stops.indexOf(document.activeElement as HTMLInputElement);
    const step = event.key === 'ArrowDown' ? 1 : -1;
    stops[Math.min(stops.length - 1, Math.max(0, here + step))]?.focus();
    event.preventDefault();
  });
  update();
}
