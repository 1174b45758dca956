import { element } from './element.ts';

/** Shows a figure as large as the window; Escape, a click or Close closes it. */
export function enlarge(link: Element): void {
  const drawing = link.parentElement?.querySelector('svg');
  if (!drawing) return;
  const dialog = element('dialog', { className: 'enlarged', ariaLabel: 'Figure' });
  dialog.append(element('button', { type: 'button' }, 'Close'), drawing.cloneNode(true));
  dialog.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
