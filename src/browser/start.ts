/*
 * All the JavaScript that a page runs before its reader asks for something: it listens, and loads
 * what is asked for when it is.
 */
import { keysAreOff, mountTheme } from './settings.ts';
import { say } from './toast.ts';

const plain = (event: MouseEvent): boolean =>
  // With a modifier the reader wants a tab or window of its own.
  !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

function openDialog(id: string): HTMLDialogElement | undefined {
  const dialog = document.querySelector<HTMLDialogElement>(`dialog#${id}`);
  if (!dialog || document.querySelector('dialog[open]')) return undefined;
  dialog.showModal();
  return dialog;
}

/** Goes on with a part that is loaded when it is asked for; a reader is told where it does not come. */
function use<Part>(
  part: Promise<Part>,
  goOn: (part: Part) => void,
  tell: (message: string) => void = say,
): void {
  part.then(goOn, () => {
    tell('This did not load. Is there a connection? Then try again.');
  });
}

function openSearch(event: Event): void {
  const dialog = openDialog('site-search');
  if (!dialog) return;
  event.preventDefault();
  use(
    import('./search/dialog.ts'),
    ({ mountDialog }) => {
      mountDialog(dialog);
    },
    (message) => {
      const status = dialog.querySelector('.status');
      if (status) status.textContent = message;
    },
  );
}

function openKeys(event: Event): void {
  const dialog = openDialog('site-keys');
  if (!dialog) return;
  event.preventDefault();
  use(import('./keys.ts'), ({ mountKeys }) => {
    mountKeys(dialog);
  });
}

function copyTex(box: Element): void {
  use(import('./copying.ts'), ({ copyFormula }) => {
    copyFormula(box);
  });
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const { target } = event;
  const figure = target.closest<HTMLAnchorElement>('a.enlarge');
  const permalink = target.closest<HTMLAnchorElement>(
    '.permalink, .numbered > a, figcaption > a[href^="#"]',
  );
  const copied = target.closest('button.copy')?.closest('.code, .citation');
  const formula = target.closest('.scrolls:has(> .katex-display)');
  if (target.closest('.open-search') && plain(event)) openSearch(event);
  else if (target.closest('.open-keys')) openKeys(event);
  else if (target.closest('dialog .close')) target.closest('dialog')?.close();
  // It is followed as well: the address bar then shows what has been copied.
  else if (permalink && plain(event)) {
    use(import('./copying.ts'), ({ copyLink }) => void copyLink(permalink));
  } else if (figure && plain(event)) {
    event.preventDefault();
    use(import('./figure.ts'), ({ enlarge }) => {
      enlarge(figure);
    });
  } else if (copied) use(import('./copying.ts'), ({ copyText }) => void copyText(copied));
  else if (formula && getSelection()?.isCollapsed) copyTex(formula);
});

document.addEventListener('keydown', (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  const { target, key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (command && key.toLowerCase() === 'k') openSearch(event);
  if (key === 'Enter' && target.matches('.scrolls:has(> .katex-display)')) copyTex(target);
  const typing = target.matches('input, textarea, select, [contenteditable]');
  if (command || event.altKey || typing || keysAreOff()) return;
  if (key === '/') openSearch(event);
  if (key === '?') openKeys(event);
});

/** What nobody asked for yet is told of when somebody does. */
const later = (): void => undefined;

// Names and titles are on their way as soon as a reader looks like asking.
for (const event of ['pointerenter', 'focus'] as const) {
  document
    .querySelector('.open-search')
    ?.addEventListener(event, () => void import('./search/dialog.ts').catch(later), {
      once: true,
    });
}

// Text that is copied with formulas in it should carry their TeX.
document.addEventListener(
  'selectionchange',
  () => void import('katex/contrib/copy-tex').catch(later),
  {
    once: true,
  },
);

if (!CSS.supports('scroll-target-group', 'auto')) {
  void import('./contents.ts').then(({ followReading }) => {
    followReading();
  }, later);
}

// Formulas wait for their fonts with blank ones; without fonts they should be seen all the same.
const showFormulas = (): void => {
  document.documentElement.classList.add('without-math-fonts');
};
document.fonts.addEventListener('loadingerror', showFormulas);
setTimeout(() => {
  if (document.fonts.status === 'loading') showFormulas();
}, 3000);

const asked = new URLSearchParams(location.search).get('q');
if (asked && 'highlights' in CSS && document.querySelector('.reading')) {
  // The address stays one that can be passed on.
  history.replaceState(null, '', location.pathname + location.hash);
  void import('./marks.ts').then(({ markWords }) => {
    markWords(asked);
  }, later);
}

// A digest that has outgrown one page has moved some of its reviews, with all their sections.
const followMoved = (): void => {
  const [moved] = location.hash.split('--');
  const entry = [...document.querySelectorAll<HTMLAnchorElement>('.on-this-page a')].find(
    (link) => link.hash === moved && link.pathname !== location.pathname,
  );
  if (entry) location.replace(entry.pathname + location.hash);
};
followMoved();
addEventListener('hashchange', followMoved);

// Only some systems have a sheet to share by.
const share = document.querySelector<HTMLButtonElement>('button.share');
if (share && 'share' in navigator) {
  share.hidden = false;
  share.addEventListener('click', () => {
    const title = document.querySelector('h1')?.textContent ?? document.title;
    // A reader who changes their mind is no error.
    void navigator.share({ title, url: location.href }).catch(() => undefined);
  });
}

mountTheme();
