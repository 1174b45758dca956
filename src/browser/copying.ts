import { showToast } from './toast.ts';

/** Copies what was clicked: a link's address, a formula's TeX, or the text beside a button. */
export async function copy(clicked: Element): Promise<void> {
  await copyText(...contentOf(clicked));
}

/** Copies a text, and says so. */
export async function copyText(kind: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(`${kind} copied`);
  } catch {
    showToast('Your browser blocked copying. Select the text instead.');
  }
}

function contentOf(clicked: Element): [kind: string, text: string] {
  const textOf = (box: Element | null | undefined): string => box?.textContent ?? '';
  if (clicked instanceof HTMLAnchorElement) return ['Link', clicked.href];
  const formula = clicked.closest('.formula');
  if (formula) return ['TeX', textOf(formula.querySelector('annotation')).trim()];
  const code = clicked.closest('.code');
  if (code) return ['Code', textOf(code.querySelector('pre'))];
  return ['Citation', textOf(clicked.parentElement?.querySelector('.cited'))];
}
