import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { caption, element, scrollBox, visitElements } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** What a paragraph after a table begins with if it is its caption, as in Pandoc. */
const captionMark = 'Table: ';

/**
 * Numbers the tables, puts each into a scrollable box, groups its rows, and sets the scope of header
 * cells.
 */
export function rehypeTables({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    let tables = 0;
    visitElements(tree, (table, index, parent) => {
      if (table.tagName !== 'table') return undefined;
      const headings: string[] = [];
      visitElements(table, (cell) => {
        // The `align` attribute of GitHub's tables is obsolete in HTML.
        const { align, ...properties } = cell.properties;
        if (typeof align === 'string') {
          cell.properties = { ...properties, className: [`align-${align}`] };
        }
        if (cell.tagName !== 'th') return;
        cell.properties['scope'] = 'col';
        headings.push(toString(cell));
      });
      table.children = table.children.flatMap((part) =>
        part.type === 'element' && part.tagName === 'tbody' ? rowGroups(part) : [part],
      );
      tables += 1;
      const id = `${prefix}table-${tables}`;
      parent.children[index] = element(
        'figure',
        { id, className: ['table'] },
        caption(`${page}#${id}`, `Table ${tables}`, takeCaption(parent.children, index)),
        standalone ? table : scrollBox(`Table of ${headings.join(', ')}`, table),
      );
      return index + 1;
    });
  };
}

/** Removes the caption that follows the node at an index, and returns its content. */
function takeCaption(siblings: Root['children'], index: number): ElementContent[] {
  const [blank, paragraph] = siblings.slice(index + 1);
  if (blank?.type !== 'text' || paragraph?.type !== 'element') return [];
  if (paragraph.tagName !== 'p') return [];
  const [first] = paragraph.children;
  if (first?.type !== 'text' || !first.value.startsWith(captionMark)) return [];
  first.value = first.value.slice(captionMark.length);
  siblings.splice(index + 1, 2);
  return paragraph.children;
}

/** Splits the body of a table at each row with nothing but a first cell: the head of a group. */
function rowGroups(body: Element): Element[] {
  const groups = [element('tbody', body.properties)];
  for (const row of body.children) {
    if (row.type === 'element') {
      const cells = row.children.filter((cell) => cell.type === 'element');
      const [head, ...others] = cells;
      if (head && others.length > 0 && others.every((cell) => toString(cell) === '')) {
        const properties = { scope: 'rowgroup', colSpan: cells.length };
        row.children = [element('th', properties, ...head.children)];
        if (groups.at(-1)?.children.some(({ type }) => type === 'element')) {
          groups.push(element('tbody', {}));
        }
      }
    }
    groups.at(-1)?.children.push(row);
  }
  return groups;
}
