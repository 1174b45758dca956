import { asker } from './asking.ts';
import {
  facets,
  fromParameters,
  toParameters,
  type Facet,
  type Query,
} from '../../search/query.ts';
import { isAsked, type Answer } from './reader.ts';

/** The values of a facet that are shown before one asks for more. */
const fewValues = 8;

/** Brings `/search/` to life; the address always holds the query, and Back goes back in it. */
export function mountPage(root: HTMLElement): void {
  const form = root.querySelector('form');
  const input = root.querySelector<HTMLInputElement>('input[type=search]');
  const sort = root.querySelector('select');
  const choices = root.querySelector<HTMLElement>('.facets');
  if (!form || !input || !sort || !choices) throw new Error('The search page is not whole');
  let query = fromParameters(new URLSearchParams(location.search));

  const ask = asker(root, (answer) => {
    showFacets(choices, answer, query);
  });
  const show = (): void => {
    if (!isAsked(query)) choices.replaceChildren();
    ask(query);
  };
  const read = (): void => {
    query = fromParameters(new URLSearchParams(location.search));
    input.value = query.text;
    sort.value = query.newestFirst ? 'year' : '';
    show();
  };

  form.addEventListener('input', (event) => {
    query = fromParameters(new URLSearchParams(new FormData(form) as unknown as string));
    const address = `${location.pathname}?${toParameters(query).toString()}`.replace(/\?$/, '');
    // A choice can be gone back on; each letter would be a step too many.
    if (event.target === input) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    show();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  addEventListener('popstate', read);
  read();
}

function showFacets(place: HTMLElement, { counts }: Answer, { chosen }: Query): void {
  const focused = document.activeElement?.id;
  const open = new Set([...place.querySelectorAll('details[open]')].map(({ id }) => id));
  place.replaceChildren(
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
      group.append(legend, ...boxes.slice(0, fewValues));
      const rest = boxes.slice(fewValues);
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
