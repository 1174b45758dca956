/*
 * All the JavaScript that a page runs on load: event listeners, which import the rest
 * on demand.
 */
import dialogStyles from '../styles/dialogs.css?url';
import { mountTheme, settings } from './settings.ts';
import { showToast } from './toast.ts';

const link = document.createElement('link');
link.rel = 'stylesheet';
link.href = dialogStyles;
document.head.append(link);

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
    showError('This could not be loaded. Check your connection, then reload the page.');
  });
}

/** Browsers never refetch a module that failed to load: fall back to the search page. */
let hasSearchFailed = false;

function openSearch(event: Event): void {
  if (hasSearchFailed) {
    event.preventDefault();
    location.assign(document.querySelector<HTMLAnchorElement>('a.open-search')?.href ?? '');
    return;
  }
  const field = document.querySelector<HTMLInputElement>('.search-page input[type=search]');
  if (field) {
    event.preventDefault();
    field.select();
    return;
  }
  const dialog = openDialog('site-search');
  if (!dialog) return;
  // Whoever opens it again types over the last query.
  dialog.querySelector('input')?.select();
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
  const box = openDialog('site-keys')?.querySelector('input');
  if (!box) return;
  box.checked = settings.get('keys') !== 'off';
  box.onchange = () => {
    settings.set('keys', box.checked ? 'on' : 'off');
  };
}

function copyFrom(_event: Event, clicked: Element): void {
  use(import('./copying.ts'), ({ copy }) => void copy(clicked));
}

/** Click handlers by selector. */
const clicks: Record<string, (event: Event, clicked: Element) => void> = {
  '.open-search': openSearch,
  '.open-keys': openKeys,
  'dialog .close': (_event, button) => button.closest('dialog')?.close(),
  // The link is followed as well, so that the address bar shows what was copied.
  '.permalink, .formula > a, figcaption > a[href^="#"]': copyFrom,
  'a.enlarge': (event, figure) => {
    event.preventDefault();
    use(import('./figure.ts'), ({ enlarge }) => {
      enlarge(figure);
    });
  },
  'button.copy': copyFrom,
};

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  for (const [selector, act] of Object.entries(clicks)) {
    const clicked = event.target.closest(selector);
    if (!clicked) continue;
    // Leave links that open elsewhere to the browser.
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!isElsewhere || !clicked.matches('a')) act(event, clicked);
    return;
  }
});

document.addEventListener('keydown', (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  const { target, key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (command && key.toLowerCase() === 'k') openSearch(event);
  const isTyping = target.matches('input, textarea, select, [contenteditable]');
  if (command || event.altKey || isTyping || settings.get('keys') === 'off') return;
  if (key === '/') openSearch(event);
  if (key === '?') openKeys(event);
});

/** For optional imports, and preloads, whose errors are shown on use. */
const ignoreError = (): void => undefined;

// Preload what searches when the search link is hovered or focused.
for (const event of ['pointerenter', 'focus']) {
  document.querySelector('.open-search')?.addEventListener(event, () => {
    import('./search/dialog.ts').catch(ignoreError);
  });
}

// Once something is selected: copies formulas as TeX, and offers quotes of a review.
const onSelect = (): void => {
  import('katex/contrib/copy-tex').catch(ignoreError);
  if (!document.querySelector('#site-cited-review')) return;
  import('./quote.ts').then(({ offerQuotes }) => {
    offerQuotes();
  }, ignoreError);
};
document.addEventListener('selectionchange', onSelect, { once: true });

if (!CSS.supports('scroll-target-group', 'auto')) {
  void import('./onThisPage.ts').then(({ trackCurrentSection }) => {
    trackCurrentSection();
  }, ignoreError);
}

// Narrow screens show the typeface from their second page on.
addEventListener('load', () => {
  Promise.all(['1em', '600 1em'].map((font) => document.fonts.load(`${font} "Source Serif"`))).then(
    () => {
      settings.set('typeface', 'cached');
    },
    ignoreError,
  );
});

const query = new URLSearchParams(location.search).get('q');
if (query && 'highlights' in CSS && document.querySelector('.reading')) {
  // Keep the query out of shared links.
  history.replaceState(null, '', location.pathname + location.hash);
  void import('./marks.ts').then(({ markWords }) => {
    markWords(query);
  }, ignoreError);
}

// A digest too long for one page is split: follow links to reviews that are now on another page.
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
    // Rejects when the reader cancels.
    void navigator.share({ title, url: location.href }).catch(() => undefined);
  });
}

mountTheme();
