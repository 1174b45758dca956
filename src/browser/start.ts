/*
 * All the JavaScript that a page runs on load: event listeners, which import the rest when it is
 * needed.
 */
import { areKeysOff, mountTheme } from './settings.ts';
import { showToast } from './toast.ts';

/** Whether a click is to stay in this tab. */
const isPlain = (event: MouseEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

function openDialog(id: string): HTMLDialogElement | undefined {
  const dialog = document.querySelector<HTMLDialogElement>(`dialog#${id}`);
  if (!dialog || document.querySelector('dialog[open]')) return undefined;
  dialog.showModal();
  return dialog;
}

/** Uses a module that is imported on demand, or shows that it did not load. */
function use<Module>(
  module: Promise<Module>,
  onLoad: (module: Module) => void,
  showError: (message: string) => void = showToast,
): void {
  module.then(onLoad, () => {
    showError('This did not load. Is there a connection? Then reload the page.');
  });
}

/** Browsers do not fetch a module again that has failed: the search page is the second try. */
let hasSearchFailed = false;

function openSearch(event: Event): void {
  if (hasSearchFailed) {
    event.preventDefault();
    location.assign(document.querySelector<HTMLAnchorElement>('a.open-search')?.href ?? '');
    return;
  }
  const dialog = openDialog('site-search');
  if (!dialog) return;
  event.preventDefault();
  use(
    import('./search/dialog.ts'),
    ({ mountDialog }) => {
      mountDialog(dialog);
    },
    (message) => {
      hasSearchFailed = true;
      const status = dialog.querySelector('.status');
      if (status) status.textContent = message;
    },
  );
}

function openKeys(event: Event): void {
  event.preventDefault();
  // Opened before, it would lose what a reader sets while its script is loading.
  use(import('./keys.ts'), ({ mountKeys }) => {
    const dialog = openDialog('site-keys');
    if (dialog) mountKeys(dialog);
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
  if (target.closest('.open-search') && isPlain(event)) openSearch(event);
  else if (target.closest('.open-keys')) openKeys(event);
  else if (target.closest('dialog .close')) target.closest('dialog')?.close();
  // The link is followed as well, so that the address bar shows what was copied.
  else if (permalink && isPlain(event)) {
    use(import('./copying.ts'), ({ copyLink }) => void copyLink(permalink));
  } else if (figure && isPlain(event)) {
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
  const isTyping = target.matches('input, textarea, select, [contenteditable]');
  if (command || event.altKey || isTyping || areKeysOff()) return;
  if (key === '/') openSearch(event);
  if (key === '?') openKeys(event);
});

/** For preloading: the error is shown when the module is used. */
const ignoreError = (): void => undefined;

// Preload the dialog when the search link is hovered or focused.
for (const event of ['pointerenter', 'focus'] as const) {
  document
    .querySelector('.open-search')
    ?.addEventListener(event, () => void import('./search/dialog.ts').catch(ignoreError), {
      once: true,
    });
}

// Copied formulas become TeX.
document.addEventListener(
  'selectionchange',
  () => void import('katex/contrib/copy-tex').catch(ignoreError),
  {
    once: true,
  },
);

if (!CSS.supports('scroll-target-group', 'auto')) {
  void import('./contents.ts').then(({ trackCurrentSection }) => {
    trackCurrentSection();
  }, ignoreError);
}

// Formulas are blank until their fonts load; if these do not, show them without.
const showFormulas = (): void => {
  document.documentElement.classList.add('without-math-fonts');
};
document.fonts.addEventListener('loadingerror', showFormulas);
setTimeout(() => {
  if (document.fonts.status === 'loading') showFormulas();
}, 3000);

const query = new URLSearchParams(location.search).get('q');
if (query && 'highlights' in CSS && document.querySelector('.reading')) {
  // Keep the query out of shared links.
  history.replaceState(null, '', location.pathname + location.hash);
  void import('./marks.ts').then(({ markWords }) => {
    markWords(query);
  }, ignoreError);
}

// Reviews of a digest that outgrew one page are on its further pages, with all their sections.
const followMoved = (): void => {
  const [moved] = location.hash.split('--');
  const entry = [...document.querySelectorAll<HTMLAnchorElement>('.on-this-page a')].find(
    (link) => link.hash === moved && link.pathname !== location.pathname,
  );
  if (entry) location.replace(entry.pathname + location.hash);
};
followMoved();
addEventListener('hashchange', followMoved);

// Only some systems have a share sheet.
const share = document.querySelector<HTMLButtonElement>('button.share');
if (share && 'share' in navigator) {
  share.hidden = false;
  share.addEventListener('click', () => {
    const title = document.querySelector('h1')?.textContent ?? document.title;
    // To cancel is no error.
    void navigator.share({ title, url: location.href }).catch(() => undefined);
  });
}

mountTheme();
