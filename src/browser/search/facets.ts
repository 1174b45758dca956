import { facets, type Facet, type Query } from '../../search/query.ts';
import { element } from '../element.ts';
import type { Answer } from '../searchWorker/answer.ts';

/** Values of a facet shown before "more". */
const maxValues = 8;

/** Shows the values of each facet by which an answer can be narrowed down. */
export function showFacets(
  container: HTMLElement,
  { counts }: Pick<Answer, 'counts'>,
  { chosen }: Query,
): void {
  const focused = document.activeElement?.id;
  const open = new Set([...container.querySelectorAll('details[open]')].map(({ id }) => id));
  container.replaceChildren(
    ...facets.flatMap((facet) => {
      const values = [...counts[facet]].toSorted(
        ([a, countA], [b, countB]) =>
          Number(chosen[facet].includes(b)) - Number(chosen[facet].includes(a)) ||
          countB - countA ||
          a.localeCompare(b, document.documentElement.lang),
      );
      if (values.length === 0) return [];
      const boxes = values.map(([value, count]) =>
        choice(facet, value, count, chosen[facet].includes(value)),
      );
      const title = facet.charAt(0).toUpperCase() + facet.slice(1);
      const group = element('fieldset', {}, element('legend', {}, title));
      group.append(...boxes.slice(0, maxValues));
      const rest = boxes.slice(maxValues);
      if (rest.length > 0) {
        const id = `site-more-${facet}`;
        const summary = element('summary', {}, `${rest.length} more`);
        group.append(element('details', { id, open: open.has(id) }, summary, ...rest));
      }
      return [group];
    }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/** Shows the filters that are on, each as a button that turns it off. */
export function showChips(container: HTMLElement, { chosen }: Query): void {
  container.replaceChildren(
    ...facets.flatMap((facet) =>
      chosen[facet].map((value) =>
        element(
          'button',
          {
            type: 'button',
            ariaLabel: `Remove the filter ${value}`,
            onclick: () => document.getElementById(idOf(facet, value))?.click(),
          },
          `${value} ×`,
        ),
      ),
    ),
  );
}

function idOf(facet: Facet, value: string): string {
  return `site-facet-${facet}-${value}`;
}

function choice(facet: Facet, value: string, count: number, checked: boolean): HTMLLabelElement {
  const id = idOf(facet, value);
  return element(
    'label',
    {},
    element('input', { type: 'checkbox', name: facet, value, id, checked }),
    ` ${value} `,
    element('span', { className: 'count' }, String(count)),
  );
}
