import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { caption, element, scrollBox } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** Numbers the tables, puts each into a scrollable box, and sets the scope of header cells. */
export function rehypeTables({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    let tables = 0;
    visit(tree, { tagName: 'table' }, (table: Element, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const headings: string[] = [];
      visit(table, 'element', (cell) => {
        // The `align` attribute of GitHub's tables is obsolete in HTML.
        const { align, ...properties } = cell.properties;
        if (typeof align === 'string') {
          cell.properties = { ...properties, className: [`align-${align}`] };
        }
        if (cell.tagName !== 'th') return;
        cell.properties['scope'] = 'col';
        headings.push(toString(cell));
      });
      tables += 1;
      const id = `${prefix}table-${tables}`;
      parent.children[index] = element(
        'figure',
        { id, className: ['table'] },
        caption(`${page}#${id}`, `Table ${tables}`),
        standalone ? table : scrollBox(`Table of ${headings.join(', ')}`, table),
      );
      return SKIP;
    });
  };
}
