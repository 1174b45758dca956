import { keysAreOff, setKeys } from './settings.ts';

/** Brings the list of keys to life. */
export function mountKeys(dialog: HTMLDialogElement): void {
  const box = dialog.querySelector('input');
  if (!box) throw new Error('The list of keys has no setting');
  box.checked = !keysAreOff();
  box.onchange = () => {
    setKeys(box.checked);
  };
}
