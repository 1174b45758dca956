import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { caption } from './figures.ts';
import type { RenderOptions } from './options.ts';
import { scrollBox } from './scrollBox.ts';

/**
 * Numbers the tables, puts each into a box that scrolls, and says which cells its headings are for.
 * @param options `prefix` goes before every id; `standalone` leaves out the box
 */
export function rehypeTables({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    let tables = 0;
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return undefined;
      const headings: string[] = [];
      visit(element, 'element', (cell) => {
        alignByClass(cell);
        if (cell.tagName !== 'th') return;
        cell.properties['scope'] = 'col';
        headings.push(toString(cell));
      });
      tables += 1;
      const id = `${prefix}table-${tables}`;
      parent.children[index] = {
        type: 'element',
        tagName: 'figure',
        properties: { id, className: ['table'] },
        children: [
          caption(`${page}#${id}`, `Table ${tables}`, ''),
          standalone ? element : scrollBox(`Table of ${headings.join(', ')}`, element),
        ],
      };
      return SKIP;
    });
  };
}

/** HTML has given up the attribute that GitHub's tables are aligned with. */
function alignByClass({ properties }: Element): void {
  const { align } = properties;
  if (typeof align !== 'string') return;
  delete properties['align'];
  properties['className'] = [`align-${align}`];
}
