import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** Puts each table and display formula into a box of its own that scrolls; the page never does. */
export function rehypeScrolls() {
  return (tree: Root): void => {
    visit(tree, 'element', (element, index, parent) => {
      const label = labelOf(element);
      if (label === undefined || !parent || index === undefined) return undefined;
      visit(element, 'element', alignByClass);
      const box: Element = {
        type: 'element',
        tagName: 'div',
        // Without a tab stop, who has only a keyboard could not scroll it.
        properties: { className: ['scrolls'], role: 'group', tabIndex: 0, ariaLabel: label },
        children: [element],
      };
      parent.children[index] = box;
      return SKIP;
    });
  };
}

/** What a screen reader says on the way into the box; undefined for what needs none. */
function labelOf(element: Element): string | undefined {
  if (element.tagName === 'table') return `Table of ${columns(element)}`;
  const [child] = element.children;
  if (element.tagName !== 'pre' || child?.type !== 'element') return undefined;
  const classes = child.properties['className'];
  return Array.isArray(classes) && classes.includes('math-display') ? 'Formula' : undefined;
}

/** HTML has given up the attribute that GitHub's tables are aligned with. */
function alignByClass({ properties }: Element): void {
  const { align } = properties;
  if (typeof align !== 'string') return;
  delete properties['align'];
  properties['className'] = [`align-${align}`];
}

/** The headings of the columns, which name the table for who cannot see it. */
function columns(table: Element): string {
  const headings: string[] = [];
  visit(table, 'element', (element) => {
    if (element.tagName === 'th') headings.push(toString(element));
  });
  return headings.join(', ');
}
