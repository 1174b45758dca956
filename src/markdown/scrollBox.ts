import type { Element, ElementContent } from 'hast';

/**
 * A box of its own that scrolls, so that the page never does.
 * @param label what a screen reader says on the way in
 */
export function scrollBox(label: string, content: ElementContent): Element {
  return {
    type: 'element',
    tagName: 'div',
    // Without a tab stop, who has only a keyboard could not scroll it.
    properties: { className: ['scrolls'], role: 'group', tabIndex: 0, ariaLabel: label },
    children: [content],
  };
}
