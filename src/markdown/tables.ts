import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Puts each table into a box of its own that scrolls, so that the page never does. */
export function rehypeScrollableTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return undefined;
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scrolls'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
        children: [element],
      };
      parent.children[index] = box;
      return SKIP;
    });
  };
}
