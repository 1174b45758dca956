import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { scrollBox } from './scrolls.ts';

/** Puts each table into a box that scrolls, and says which cells its headings are for. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return undefined;
      const headings: string[] = [];
      visit(element, 'element', (cell) => {
        alignByClass(cell);
        if (cell.tagName !== 'th') return;
        cell.properties['scope'] = 'col';
        headings.push(toString(cell));
      });
      parent.children[index] = scrollBox(`Table of ${headings.join(', ')}`, element);
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
