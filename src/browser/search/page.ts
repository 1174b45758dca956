import {
  facets,
  fromParameters,
  toParameters,
  type Facet,
  type Query,
} from '../../search/query.ts';
import { searchController } from './controller.ts';
import { isEmpty, type Answer } from './search.ts';

/** How many values of a facet are shown outside of "more". */
const maxValues = 8;

/** Mounts `/search/`. The URL holds the query, so that Back undoes a choice. */
export function mountPage(root: HTMLElement): void {
  const form = root.querySelector('form');
  const input = root.querySelector<HTMLInputElement>('input[type=search]');
  const sort = root.querySelector('select');
  const choices = root.querySelector<HTMLElement>('.facets');
  if (!form || !input || !sort || !choices) throw new Error('The search page lacks an element');
  let query = fromParameters(new URLSearchParams(location.search));

  const run = searchController(root, (answer) => {
    showFacets(choices, answer, query);
  });
  const update = (): void => {
    if (isEmpty(query)) choices.replaceChildren();
    run(query);
  };
  const restore = (): void => {
    query = fromParameters(new URLSearchParams(location.search));
    input.value = query.text;
    sort.value = query.newestFirst ? 'year' : '';
    update();
  };

  form.addEventListener('input', (event) => {
    query = fromParameters(new URLSearchParams(new FormData(form) as unknown as string));
    // Back undoes a choice, but not each letter.
    if (event.target === input) history.replaceState(null, '', addressOf(query));
    else history.pushState(null, '', addressOf(query));
    update();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  addEventListener('popstate', restore);
  // Keep what was typed before this script had loaded.
  if (input.value) history.replaceState(null, '', addressOf({ ...query, text: input.value }));
  restore();
}

function addressOf(query: Query): string {
  return `${location.pathname}?${toParameters(query).toString()}`.replace(/\?$/, '');
}

function showFacets(container: HTMLElement, { counts }: Answer, { chosen }: Query): void {
  const focused = document.activeElement?.id;
  const open = new Set([...container.querySelectorAll('details[open]')].map(({ id }) => id));
  container.replaceChildren(
    ...facets.flatMap((facet) => {
      const values = [...counts[facet]].toSorted(
        ([a, more], [b, less]) =>
          Number(chosen[facet].includes(b)) - Number(chosen[facet].includes(a)) ||
          less - more ||
          a.localeCompare(b, 'en'),
      );
      if (values.length === 0) return [];
      const group = document.createElement('fieldset');
      const legend = document.createElement('legend');
      legend.textContent = facet.charAt(0).toUpperCase() + facet.slice(1);
      const boxes = values.map(([value, count]) =>
        choice(facet, value, count, chosen[facet].includes(value)),
      );
      group.append(legend, ...boxes.slice(0, maxValues));
      const rest = boxes.slice(maxValues);
      if (rest.length > 0) {
        const more = document.createElement('details');
        more.id = `site-more-${facet}`;
        more.open = open.has(more.id);
        const summary = document.createElement('summary');
        summary.textContent = `${rest.length} more`;
        more.append(summary, ...rest);
        group.append(more);
      }
      return [group];
    }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function choice(facet: Facet, value: string, count: number, isChosen: boolean): HTMLLabelElement {
  const label = document.createElement('label');
  const box = document.createElement('input');
  Object.assign(box, { type: 'checkbox', name: facet, value, id: `site-facet-${facet}-${value}` });
  box.checked = isChosen;
  const number = document.createElement('span');
  number.className = 'count';
  number.textContent = String(count);
  label.append(box, ` ${value} `, number);
  return label;
}
