import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { readDrawing } from './drawing.ts';
import type { FigureSource, RenderOptions } from './options.ts';

/**
 * Turns a paragraph that holds one image into a numbered figure: the drawing stands in the page,
 * so that it takes on the page's colours, and is a link to itself alone, larger.
 * @param options `figure` reads a drawing, `base` is the path that the site lives under, `prefix`
 *   goes before every id; `standalone` leaves the drawing a file of its own
 */
export function rehypeFigures(options: RenderOptions) {
  const { figure, base = '/', page = '', prefix = '', standalone } = options;
  return async (tree: Root): Promise<void> => {
    const images: { paragraph: Element; image: Element }[] = [];
    visit(tree, 'element', (element) => {
      const [child] = element.children;
      if (element.tagName !== 'p' || element.children.length !== 1) return undefined;
      if (child?.type !== 'element' || child.tagName !== 'img') return undefined;
      images.push({ paragraph: element, image: child });
      return SKIP;
    });
    for (const [index, { paragraph, image }] of images.entries()) {
      const { src, alt, title } = image.properties;
      const path = String(src).replace(/^\.\.\/figures\//, '');
      const address = `${base}figures/${path}`;
      const id = `${prefix}figure-${index + 1}`;
      Object.assign(paragraph, {
        tagName: 'figure',
        properties: { id },
        children: [
          standalone
            ? { ...image, properties: { src: address, alt } }
            : await drawingLink(path, address, String(alt), figure),
          caption(`${page}#${id}`, `Figure ${index + 1}`, typeof title === 'string' ? title : ''),
        ],
      });
    }
  };
}

async function drawingLink(
  path: string,
  address: string,
  alt: string,
  source: FigureSource = () => Promise.reject(new Error(`no figure ${path}`)),
): Promise<Element> {
  const drawing = readDrawing(await source(path));
  Object.assign(drawing.properties, { role: 'img', ariaLabel: alt });
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['enlarge'], href: address },
    children: [drawing],
  };
}

/**
 * The words of a figure or table.
 * @param address of the figure, which its number links to
 */
export function caption(address: string, number: string, words: string): Element {
  return {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: { href: address },
        children: [{ type: 'text', value: number }],
      },
      ...(words ? [{ type: 'text' as const, value: ` ${words}` }] : []),
    ],
  };
}
