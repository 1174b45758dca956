import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { element, permalink } from './elements.ts';

/**
 * Puts each footnote next to its reference too: the stylesheet shows it in the margin where there
 * is room, else as a popover that a button opens. The list at the end stays, for paper and for
 * browsers without popovers. Notes that hold more than paragraphs are in the list alone.
 */
export function rehypeNotes() {
  return (tree: Root): void => {
    const notes = new Map<string, Element>();
    const placed = new Set<string>();
    visit(tree, { tagName: 'li' }, (item: Element) => {
      const id = String(item.properties['id']);
      if (id.includes('note-fn-')) notes.set(`#${id}`, item);
    });
    visit(tree, { tagName: 'sup' }, (reference: Element, index, parent) => {
      const [link] = reference.children;
      if (link?.type !== 'element') return;
      const { dataFootnoteRef, href, id } = link.properties;
      if (dataFootnoteRef === undefined || !parent || index === undefined) return;
      // A link that is not shown cannot be jumped back to.
      delete link.properties['id'];
      reference.properties = { className: ['note-reference'], id: String(id) };
      const text = textOf(notes.get(String(href)));
      if (!text) return;
      const again = placed.has(String(href));
      placed.add(String(href));
      const noteId = `${String(href).slice(1)}-text`;
      const number = toString(link);
      const properties = { type: 'button', popoverTarget: noteId, ariaLabel: `Note ${number}` };
      reference.children.push(element('button', properties, number));
      if (again) return;
      const sup = element('sup', { ariaHidden: 'true' }, `${number} `);
      const role = { className: ['note'], id: noteId, role: 'note', popover: 'auto' };
      parent.children.splice(index + 1, 0, element('span', role, sup, ...text));
    });
    for (const [index, item] of [...notes.values()].entries()) {
      const last = item.children.findLast((child) => child.type === 'element');
      const end = last?.tagName === 'p' ? last : item;
      end.children.push(permalink(String(item.properties['id']), `note ${index + 1}`));
    }
  };
}

/** What a note says, as it may stand within a paragraph. */
function textOf(note: Element | undefined): ElementContent[] | undefined {
  const blocks = structuredClone(note?.children)?.filter((child) => child.type === 'element');
  if (!blocks?.every(({ tagName }) => tagName === 'p')) return undefined;
  const children = blocks.flatMap((block, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
    ...block.children.filter(
      (child) => child.type !== 'element' || child.properties['dataFootnoteBackref'] === undefined,
    ),
  ]);
  // A note that refers to another one is there twice, and its ids may not be.
  visit({ type: 'root', children }, 'element', ({ properties }) => {
    delete properties['id'];
  });
  return children;
}
