import { areKeysOff, setKeysOn } from './settings.ts';

/** Mounts the dialog with the list of keys, and its setting. */
export function mountKeys(dialog: HTMLDialogElement): void {
  const box = dialog.querySelector('input');
  if (!box) throw new Error('The list of keys has no setting');
  box.checked = !areKeysOff();
  box.onchange = () => {
    setKeysOn(box.checked);
  };
}
