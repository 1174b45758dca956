import { showToast } from './toast.ts';

/** Copies the TeX of a display formula. */
export function copyFormula(box: Element): void {
  const tex = box.querySelector('annotation')?.textContent ?? '';
  void copy(tex.trim(), 'TeX copied');
}

/** Copies a code block or a citation. */
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
    showToast(message);
  } catch {
    showToast('The browser does not let this page copy');
  }
}
