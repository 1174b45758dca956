import type { Element, Nodes, Root } from 'hast';
import type { Nodes as MarkdownNodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { readDrawing } from './drawing.ts';
import { caption, element } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** The path of a figure below `content/figures`, by its URL in a text. */
export function figurePath(url: string): string {
  return url.replace(/^\.\.\/figures\//, '');
}

/** Whether an image begins a paragraph: what follows it on a new line is its caption. */
export function isFigure([image, next]: readonly (MarkdownNodes | Nodes)[]): boolean {
  const isImage = image?.type === 'image' || (image?.type === 'element' && image.tagName === 'img');
  return isImage && (!next || (next.type === 'text' && next.value.startsWith('\n')));
}

/**
 * Turns a paragraph that begins with an image into a numbered figure; its caption is the rest of the
 * paragraph, or the image's title. The drawing is inlined, so that it takes on the colours of the
 * page, under a link to its file, where it is larger. In standalone texts it stays an image.
 */
export function rehypeFigures(options: RenderOptions) {
  const { figure, base = '/', page = '', prefix = '', standalone } = options;
  return (tree: Root): void => {
    let figures = 0;
    visit(tree, { tagName: 'p' }, (paragraph: Element, index, parent) => {
      const [image, ...text] = paragraph.children;
      if (!isFigure(paragraph.children) || !parent || index === undefined) return undefined;
      if (image?.type !== 'element') return undefined;
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
      const [first] = text;
      if (first?.type === 'text') first.value = first.value.trimStart();
      else if (typeof title === 'string') text.push({ type: 'text', value: title });
      const legend = caption(`${page}#${id}`, `Figure ${figures}`, text);
      // The caption comes first, so that it can float beside the drawing.
      const content = standalone
        ? [element('img', { src: href, alt }), legend]
        : [legend, drawing()];
      parent.children[index] = element('figure', { id }, ...content);
      return SKIP;
    });
  };
}
