import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { readDrawing } from './drawing.ts';
import { caption, element } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** The path of a figure below `content/figures`, by its URL in a text. */
export function figurePath(url: string): string {
  return url.replace(/^\.\.\/figures\//, '');
}

/**
 * Turns a paragraph with a single image into a numbered figure. The drawing is inlined, so that it
 * takes on the colours of the page, under a link to its file, where it is larger. In standalone
 * texts it stays an image.
 */
export function rehypeFigures(options: RenderOptions) {
  const { figure, base = '/', page = '', prefix = '', standalone } = options;
  return (tree: Root): void => {
    let figures = 0;
    visit(tree, { tagName: 'p' }, (paragraph: Element, index, parent) => {
      const [image] = paragraph.children;
      if (paragraph.children.length !== 1 || !parent || index === undefined) return undefined;
      if (image?.type !== 'element' || image.tagName !== 'img') return undefined;
      const { src, alt, title } = image.properties;
      const path = figurePath(String(src));
      const href = `${base}figures/${path}`;
      const drawing = (): Element => {
        const file = figure?.(path);
        if (file === undefined) throw new Error(`no figure ${path}`);
        const svg = readDrawing(file);
        Object.assign(svg.properties, { role: 'img', ariaLabel: String(alt) });
        // Beside the drawing, as its labels would be the name of a link around it.
        const name = `Enlarge figure ${figures}`;
        const link = element('a', { className: ['enlarge'], href, ariaLabel: name });
        return element('div', { className: ['drawn'] }, svg, link);
      };
      figures += 1;
      const id = `${prefix}figure-${figures}`;
      parent.children[index] = element(
        'figure',
        { id },
        standalone ? element('img', { src: href, alt }) : drawing(),
        caption(`${page}#${id}`, `Figure ${figures}`, title),
      );
      return SKIP;
    });
  };
}
