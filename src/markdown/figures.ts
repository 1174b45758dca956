import type { Element, Nodes, Root } from 'hast';
import type { Nodes as MarkdownNodes, Root as MarkdownRoot } from 'mdast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import { picturePath } from '../addresses.ts';
import { readDrawing } from './drawing.ts';
import { caption, element, visitElements } from './elements.ts';
import type { PictureSize, RenderOptions } from './options.ts';

/** The path of a figure below `content/figures`, by its URL in a text. */
export function figurePath(url: string): string {
  return url.replace(/^\.\.\/figures\//, '');
}

/** Whether a figure is a photograph or screenshot; all others are drawings, in SVG. */
export function isPicture(path: string): boolean {
  return /\.(png|jpe?g|webp)$/i.test(path);
}

/** Whether a file can be a figure, by its name. */
export function isFigureName(path: string): boolean {
  return isPicture(path) || path.endsWith('.svg');
}

/** Whether an image begins a paragraph: what follows it on a new line is its caption. */
export function isFigure([image, next]: readonly (MarkdownNodes | Nodes)[]): boolean {
  const isImage = image?.type === 'image' || (image?.type === 'element' && image.tagName === 'img');
  return isImage && (!next || (next.type === 'text' && next.value.startsWith('\n')));
}

/** Keeps the paragraphs of figures in tight lists, which have none otherwise. */
export const remarkFigures: Plugin<[], MarkdownRoot> = () => (tree) => {
  visit(tree, 'listItem', (item) => {
    const hasFigure = item.children.some(
      (child) => child.type === 'paragraph' && isFigure(child.children),
    );
    if (hasFigure) item.spread = true;
  });
};

/**
 * Turns a paragraph that begins with an image into a numbered figure; its caption is the rest of the
 * paragraph, or the image's title. The drawing is inlined, so that it takes on the colours of the
 * page, under a link to its file, where it is larger. A picture, and in standalone texts a drawing,
 * stays an image.
 */
export function rehypeFigures(options: RenderOptions) {
  const { figure, picture, base = '/', page = '', prefix = '', standalone } = options;
  return (tree: Root): void => {
    let figures = 0;
    visitElements(tree, (paragraph, index, parent) => {
      const [image, ...text] = paragraph.children;
      if (paragraph.tagName !== 'p' || !isFigure(paragraph.children)) return undefined;
      if (image?.type !== 'element') return undefined;
      const { src, alt, title } = image.properties;
      const path = figurePath(String(src));
      const href = base + (isPicture(path) ? picturePath(path) : `figures/${path}`);
      const drawing = (): Element => {
        const file = figure?.(path);
        if (file === undefined) throw new Error(`no figure ${path}`);
        const svg = readDrawing(file);
        Object.assign(svg.properties, { role: 'img', ariaLabel: String(alt) });
        return svg;
      };
      const shown = (): Element => {
        const size = picture?.(path);
        // Beside what is shown, as the labels of a drawing would be the name of a link around it.
        const name = `Enlarge figure ${figures}`;
        const link = element('a', { className: ['enlarge'], href, ariaLabel: name });
        const image = size ? pictureOf(path, base, size, String(alt)) : drawing();
        return element('div', { className: ['drawn'] }, image, link);
      };
      figures += 1;
      const id = `${prefix}figure-${figures}`;
      const [first] = text;
      if (first?.type === 'text') first.value = first.value.trimStart();
      else if (typeof title === 'string') text.push({ type: 'text', value: title });
      const legend = caption(`${page}#${id}`, `Figure ${figures}`, text);
      // The caption comes first, so that it can float beside the drawing.
      const content = standalone ? [element('img', { src: href, alt }), legend] : [legend, shown()];
      parent.children[index] = element('figure', { id }, ...content);
      return index + 1;
    });
  };
}

/** The width of the smaller version of a picture, in pixels. */
export const smallWidth = 720;
/** In CSS pixels: a taller picture is scaled down, and read enlarged. */
const maxHeight = 720;
/** The width of a column of text, in CSS pixels. */
const column = 576;

/** A picture in two versions, of which a browser loads one, once it is near the window. */
function pictureOf(path: string, base: string, size: PictureSize, alt: string): Element {
  const scale = Math.min(1, maxHeight / size.height);
  const width = Math.ceil(size.width * scale);
  const src = base + picturePath(path);
  const small = base + picturePath(path, true);
  return element('img', {
    className: ['picture'],
    src,
    ...(size.width > smallWidth && {
      srcSet: `${small} ${smallWidth}w, ${src} ${size.width}w`,
      sizes: `min(100vw, ${Math.min(width, column)}px)`,
    }),
    ...{ width, height: Math.ceil(size.height * scale), alt, loading: 'lazy', decoding: 'async' },
  });
}
