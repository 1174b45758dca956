import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Marks footnotes: a raised link to a place on the page becomes an element `note-reference`, and the
 * item or paragraph that it leads to becomes a `note` behind its list. What else is raised or
 * lowered becomes TeX, as Markdown would set 10⁵ as 105.
 */
export function markFootnotes(root: Root): void {
  const targets = new Map<string, Element>();
  visit(root, 'element', (element) => {
    const { id } = element.properties;
    if (typeof id === 'string' && ['li', 'p', 'div'].includes(element.tagName))
      targets.set(id, element);
  });
  const notes = new Map<Element, string>();
  visit(root, 'element', (element) => {
    if (element.tagName !== 'sup' && element.tagName !== 'sub') return undefined;
    const link = element.children.find(
      (child) => child.type === 'element' && child.tagName === 'a',
    );
    const href = link?.type === 'element' ? String(link.properties['href']) : '';
    const target = href.startsWith('#') ? targets.get(href.slice(1)) : undefined;
    const text = toString(element).replace(/[[\]\s]/g, '');
    if (target) {
      const label =
        notes.get(target) ?? (/^[\p{L}\p{N}-]+$/u.test(text) ? text : String(notes.size + 1));
      notes.set(target, label);
      Object.assign(element, { tagName: 'note-reference', properties: { label }, children: [] });
    } else if (text !== '') {
      const sign = element.tagName === 'sup' ? '^' : '_';
      const tex = `${sign}{${/^[\w+-]+$/.test(text) ? text : `\\text{${toString(element)}}`}}`;
      Object.assign(element, {
        tagName: 'formula',
        properties: { display: 'false' },
        children: [{ type: 'text', value: tex }],
      });
    }
    return SKIP;
  });
  visit(root, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const moved = element.children.filter(
      (child): child is Element =>
        child.type === 'element' && child.tagName === 'li' && notes.has(child),
    );
    const own = notes.get(element);
    if (own !== undefined && element.tagName !== 'li') {
      parent.children[index] = note(element, own);
      return SKIP;
    }
    if (moved.length === 0) return undefined;
    element.children = element.children.filter((child) => !moved.includes(child as Element));
    parent.children.splice(
      index + 1,
      0,
      ...moved.map((child) => note(child, notes.get(child) ?? '')),
    );
    return index + 1 + moved.length;
  });
}

function note(element: Element, label: string): Element {
  visit(element, { tagName: 'a' }, (link, index, parent) => {
    // The way back, which a page makes by itself.
    if (parent && index !== undefined && /^[↩↑^]/.test(toString(link).trim()))
      parent.children.splice(index, 1);
  });
  return { ...element, tagName: 'note', properties: { label } };
}
