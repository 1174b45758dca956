/** Copies the TeX of a display formula. */
export function copyFormula(box: Element): void {
  const tex = box.querySelector('annotation')?.textContent ?? '';
  void copy(tex.trim(), 'TeX copied');
}

/** Copies a piece of code, or a citation. */
export async function copyText(box: Element): Promise<void> {
  const isCode = box.matches('.code');
  const text = box.querySelector(isCode ? 'pre' : '.cited')?.textContent ?? '';
  await copy(text, isCode ? 'Code copied' : 'Citation copied');
}

/** Copies the address of a section, figure or formula. */
export async function copyLink(link: HTMLAnchorElement): Promise<void> {
  await copy(link.href, 'Link copied');
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
