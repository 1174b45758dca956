import { asker } from './asking.ts';
import { facets, fromParameters, normalise, toParameters, type Query } from './query.ts';
import type { Answer } from './reader.ts';

/** Brings `/search/` to life; the address always holds the query. */
export function mountPage(root: HTMLElement): void {
  const form = root.querySelector('form');
  const input = root.querySelector<HTMLInputElement>('input[type=search]');
  const choices = root.querySelector<HTMLElement>('.facets');
  if (!form || !input || !choices) throw new Error('The search page is not whole');
  let query = fromParameters(new URLSearchParams(location.search));

  const ask = asker(root, (answer) => {
    showFacets(choices, answer, query);
  });
  const show = (): void => {
    const some = normalise(query.text) !== '' || facets.some((name) => query.chosen[name].length);
    ask(some ? query : undefined);
    if (!some) choices.replaceChildren();
  };
  const change = (): void => {
    query = fromParameters(new URLSearchParams(new FormData(form) as unknown as string));
    const parameters = toParameters(query).toString();
    history.replaceState(null, '', parameters ? `?${parameters}` : location.pathname);
    show();
  };

  input.value = query.text;
  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change();
  });
  show();
}

function showFacets(place: HTMLElement, { counts }: Answer, { chosen }: Query): void {
  const focused = document.activeElement?.id;
  place.replaceChildren(
    ...facets.flatMap((facet) => {
      const values = new Set([...chosen[facet], ...Object.keys(counts[facet])]);
      const shown = [...values].filter(
        (value) => (counts[facet][value] ?? 0) > 0 || chosen[facet].includes(value),
      );
      if (shown.length === 0) return [];
      const group = document.createElement('fieldset');
      const legend = document.createElement('legend');
      legend.textContent = facet.charAt(0).toUpperCase() + facet.slice(1);
      group.append(legend, ...shown.toSorted().map((value) => choice(facet, value)));
      return [group];
    }),
  );
  if (focused) document.getElementById(focused)?.focus();

  function choice(facet: (typeof facets)[number], value: string): HTMLLabelElement {
    const label = document.createElement('label');
    const box = document.createElement('input');
    Object.assign(box, {
      type: 'checkbox',
      name: facet,
      value,
      id: `site-facet-${facet}-${value}`,
    });
    box.checked = chosen[facet].includes(value);
    const count = document.createElement('span');
    count.className = 'count';
    count.textContent = String(counts[facet][value] ?? 0);
    label.append(box, ` ${value} `, count);
    return label;
  }
}
