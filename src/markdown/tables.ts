import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** Puts each table into a box of its own that scrolls, so that the page never does. */
export function rehypeScrollableTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return undefined;
      const box: Element = {
        type: 'element',
        tagName: 'section',
        properties: {
          className: ['scrolls'],
          tabIndex: 0,
          ariaLabel: `Table of ${columns(element)}`,
        },
        children: [element],
      };
      parent.children[index] = box;
      return SKIP;
    });
  };
}

/** The headings of the columns, which name the table for who cannot see it. */
function columns(table: Element): string {
  const headings: string[] = [];
  visit(table, 'element', (element) => {
    if (element.tagName === 'th') headings.push(toString(element));
  });
  return headings.join(', ');
}
