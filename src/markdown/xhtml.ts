import type { ElementContent, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';
import { element, visitElements } from './elements.ts';

/** A text as XHTML for a book, in which e-readers show footnotes as pop-ups. */
export function toXhtml(tree: Root): string {
  visitElements(tree, ({ tagName, properties }) => {
    if (properties['dataFootnoteRef'] !== undefined) properties['epub:type'] = 'noteref';
    if (tagName === 'li' && String(properties['id']).includes('note-fn-')) {
      properties['epub:type'] = 'footnote';
    }
  });
  // Within a parent, none of them gets a namespace of its own.
  const body = toXast(element('body', {}, ...(tree.children as ElementContent[])));
  // XML forbids `]]>` in text, and `toXml` does not escape it.
  return toXml('children' in body ? body.children : [], { closeEmptyElements: true }).replaceAll(
    ']]>',
    ']]&gt;',
  );
}
