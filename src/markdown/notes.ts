import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { element, permalink, visitElements } from './elements.ts';

/**
 * Repeats each footnote next to its reference: the stylesheet shows it in the margin if there is
 * room, or else as a popover that a button opens. The list at the end stays, for print and for
 * browsers without popovers. Notes with more than paragraphs are only in the list.
 */
export function rehypeNotes() {
  return (tree: Root): void => {
    const notes = new Map<string, Element>();
    const placed = new Set<string>();
    visitElements(tree, (item) => {
      const id = String(item.properties['id']);
      if (item.tagName === 'li' && id.includes('note-fn-')) notes.set(`#${id}`, item);
    });
    visitElements(tree, (reference, index, parent) => {
      const [link] = reference.children;
      if (reference.tagName !== 'sup' || link?.type !== 'element') return;
      const { dataFootnoteRef, href, id } = link.properties;
      if (dataFootnoteRef === undefined) return;
      // A hidden link cannot be a jump target: its parent takes over the id.
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

/** The content of a note, in a form that is valid within a paragraph. */
function textOf(note: Element | undefined): ElementContent[] | undefined {
  const blocks = structuredClone(note?.children)?.filter((child) => child.type === 'element');
  if (!blocks?.every(({ tagName }) => tagName === 'p')) return undefined;
  const children = blocks.flatMap((block, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
    ...block.children.filter(
      (child) => child.type !== 'element' || child.properties['dataFootnoteBackref'] === undefined,
    ),
  ]);
  // The note is on the page twice, but ids within it have to be unique.
  visitElements({ type: 'root', children }, ({ properties }) => {
    delete properties['id'];
  });
  return children;
}
