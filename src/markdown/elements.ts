import type { Element, ElementContent, Properties } from 'hast';

/** Makes an element; strings become its text. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  };
}

/** Whether an element has a class. */
export function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties['className']) && properties['className'].includes(name);
}

/**
 * A box of its own that scrolls, so that the page never does.
 * @param label what a screen reader says on the way in
 */
export function scrollBox(label: string, content: ElementContent): Element {
  // Without a tab stop, who has only a keyboard could not scroll it.
  const properties = { className: ['scrolls'], role: 'group', tabIndex: 0, ariaLabel: label };
  return element('div', properties, content);
}

/**
 * A link to the element that it stands in.
 * @param what a screen reader calls it: "section Results"
 */
export function permalink(id: string, what: string): Element {
  const properties = { className: ['permalink'], href: `#${id}`, ariaLabel: `Link to ${what}` };
  return element('a', properties, '#');
}

/**
 * The caption of a figure or table.
 * @param href the address of the figure, which its number links to
 */
export function caption(href: string, number: string, text = ''): Element {
  return element('figcaption', {}, element('a', { href }, number), ...(text ? [` ${text}`] : []));
}
