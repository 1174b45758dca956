import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { readDrawing } from './drawing.ts';

/** Gives the SVG of a figure by its path below `content/figures`. */
export type FigureSource = (path: string) => Promise<string>;

interface FigureOptions {
  source: FigureSource;
  base?: string;
  prefix?: string;
}

/**
 * Turns a paragraph that holds one image into a numbered figure: the drawing stands in the page,
 * so that it takes on the page's colours, and is a link to itself alone, larger.
 * @param options `source` reads a drawing, `base` is the path that the site lives under, `prefix`
 *   goes before every id
 */
export function rehypeFigures({ source, base = '/', prefix = '' }: FigureOptions) {
  return async (tree: Root): Promise<void> => {
    const images: { paragraph: Element; image: Element }[] = [];
    visit(tree, 'element', (element) => {
      const [child] = element.children;
      if (element.tagName !== 'p' || element.children.length !== 1) return undefined;
      if (child?.type !== 'element' || child.tagName !== 'img') return undefined;
      images.push({ paragraph: element, image: child });
      return SKIP;
    });
    for (const [place, { paragraph, image }] of images.entries()) {
      const { src, alt, title } = image.properties;
      const path = String(src).replace(/^\.\.\/figures\//, '');
      const drawing = readDrawing(await source(path));
      Object.assign(drawing.properties, { role: 'img', ariaLabel: String(alt) });
      const id = `${prefix}figure-${place + 1}`;
      Object.assign(paragraph, {
        tagName: 'figure',
        properties: { id },
        children: [
          {
            type: 'element',
            tagName: 'a',
            properties: { className: ['enlarge'], href: `${base}figures/${path}` },
            children: [drawing],
          },
          caption(id, `Figure ${place + 1}`, typeof title === 'string' ? title : ''),
        ],
      });
    }
  };
}

function caption(id: string, number: string, words: string): Element {
  return {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: { href: `#${id}` },
        children: [{ type: 'text', value: number }],
      },
      { type: 'text', value: ` ${words}` },
    ],
  };
}
