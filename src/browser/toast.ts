let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message for a moment; screen readers speak it. */
export function say(message: string): void {
  const place = document.querySelector<HTMLElement>('.toast');
  if (!place) return;
  place.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => {
    place.textContent = '';
  }, 2500);
}
