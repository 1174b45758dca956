/** Shows a figure as large as the window; Escape, a click or Close closes it. */
export function enlarge(link: HTMLAnchorElement): void {
  const drawing = link.querySelector('svg');
  if (!drawing) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'enlarged';
  dialog.ariaLabel = 'Figure';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  dialog.append(close, drawing.cloneNode(true));
  dialog.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
