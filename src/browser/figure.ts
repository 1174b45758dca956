import { element } from './element.ts';

/** Shows a figure as large as the window; Escape, a click or Close closes it. */
export function enlarge(link: Element): void {
  const shown = link.parentElement?.querySelector<SVGElement | HTMLImageElement>('svg, img');
  if (!shown) return;
  // Of a picture, the larger file.
  const large =
    shown instanceof HTMLImageElement
      ? element('img', {
          className: shown.className,
          src: link.getAttribute('href') ?? '',
          alt: shown.alt,
        })
      : shown.cloneNode(true);
  const dialog = element('dialog', { className: 'enlarged', ariaLabel: 'Figure' });
  dialog.append(element('button', { type: 'button' }, 'Close'), large);
  dialog.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
