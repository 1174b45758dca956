import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { caption, element, scrollBox } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** Numbers the tables, puts each into a box that scrolls, and says which cells a heading is for. */
export function rehypeTables({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    let tables = 0;
    visit(tree, { tagName: 'table' }, (table: Element, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const headings: string[] = [];
      visit(table, 'element', (cell) => {
        // HTML has given up the attribute that GitHub's tables are aligned with.
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
