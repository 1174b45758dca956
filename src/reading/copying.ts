/** Copies the TeX of a display formula. */
export function copyFormula(box: Element): void {
  const tex = box.querySelector('annotation')?.textContent ?? '';
  void copy(tex.trim(), 'TeX copied');
}

/** Copies a piece of code. */
export async function copyCode(box: Element): Promise<void> {
  await copy(box.querySelector('pre')?.textContent ?? '', 'Code copied');
}

async function copy(text: string, message: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(message);
  } catch {
    say('The browser does not let this page copy');
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message for a moment; screen readers speak it. */
function say(message: string): void {
  const place = document.querySelector<HTMLElement>('.toast');
  if (!place) return;
  place.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => {
    place.textContent = '';
  }, 2500);
}
