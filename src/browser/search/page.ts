import { fromParameters, toParameters, type Query } from '../../search/query.ts';
import { searchController } from './controller.ts';

/** Mounts `/search/`. The URL holds the query, so that Back undoes a choice. */
export function mountPage(root: HTMLElement): void {
  const form = root.querySelector('form');
  const input = root.querySelector<HTMLInputElement>('input[type=search]');
  const sort = root.querySelector('select');
  if (!form || !input || !sort) throw new Error('The search page lacks an element');
  const search = searchController(root);
  const title = document.title;
  const run = (query: Query): void => {
    document.title = query.text ? `${query.text} · ${title}` : title;
    search(query);
  };

  const restore = (): void => {
    const query = fromParameters(new URLSearchParams(location.search));
    input.value = query.text;
    sort.value = query.newestFirst ? 'year' : '';
    run(query);
  };
  form.addEventListener('input', (event) => {
    const chosen = fromParameters(new URLSearchParams(new FormData(form) as unknown as string));
    // A filter narrows down the search as typed, other words are another search.
    const { asTyped } = fromParameters(new URLSearchParams(location.search));
    const query = { ...chosen, asTyped: asTyped && event.target !== input };
    const address = `${location.pathname}?${toParameters(query).toString()}`.replace(/\?$/, '');
    // One history entry per choice, none per keystroke.
    if (event.target === input) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    run(query);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  addEventListener('popstate', restore);
  // Search for what was typed before this script had loaded.
  if (input.value) {
    const address = new URL(location.href);
    address.searchParams.set('q', input.value);
    history.replaceState(null, '', address);
  }
  restore();
}
