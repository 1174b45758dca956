import type { Element, ElementContent, Parents, Properties } from 'hast';

/** Creates an element; strings become text nodes. */
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
 * A scrollable box around wide content, so that the page itself never scrolls sideways.
 * @param label its name for screen readers
 */
export function scrollBox(label: string, content: ElementContent): Element {
  // Without a tab stop it could not be scrolled by keyboard.
  const properties = { className: ['scrolls'], role: 'group', tabIndex: 0, ariaLabel: label };
  return element('div', properties, content);
}

/**
 * A link to the element that contains it.
 * @param what the name of that element for screen readers: "section Results"
 */
export function permalink(id: string, what: string): Element {
  const properties = { className: ['permalink'], href: `#${id}`, ariaLabel: `Link to ${what}` };
  return element('a', properties, '#');
}

/**
 * The caption of a figure or table.
 * @param href the address of the figure, which its number links to
 */
export function caption(
  href: string,
  number: string,
  content: readonly ElementContent[] = [],
): Element {
  const space = content.length > 0 ? [' '] : [];
  return element('figcaption', {}, element('a', { href }, number), ...space, ...content);
}

/**
 * Calls a function with each element below a node, in order. `unist-util-visit` makes a function for
 * every node, which took a third of the time of a page.
 * @param visitor returns the index of the sibling to go on with, or undefined for its children first
 */
export function visitElements(
  parent: Parents,
  visitor: (element: Element, index: number, parent: Parents) => number | undefined,
): void {
  for (let index = 0; index < parent.children.length;) {
    const node = parent.children[index];
    const next = node?.type === 'element' ? visitor(node, index, parent) : undefined;
    // Shiki leaves roots within the tree.
    if (node && 'children' in node && next === undefined) visitElements(node, visitor);
    index = next ?? index + 1;
  }
}
