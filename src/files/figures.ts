import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { transform } from 'lightningcss';
import { visit } from 'unist-util-visit';
import { contentDir } from '../environment.ts';
import { readDrawing } from '../markdown/drawing.ts';
import { element } from '../markdown/elements.ts';
import { lightColour, stylesheet } from './stylesheet.ts';

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export function allFigures(): string[] {
  const folder = join(contentDir, 'figures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.svg'));
}

/** A figure as a standalone SVG, in the site's colours and fonts. */
export function figureFile(path: string): string {
  const styles = `${stylesheet('palette')}${stylesheet('figure')}svg{background:var(--paper)}`;
  return withStyles(path, styles);
}

/** A figure without its labels, as a standalone SVG in the site's colours. */
export function emblemFile(path: string): string {
  const drawing = readDrawing(readFileSync(join(contentDir, 'figures', path), 'utf8'));
  visit(drawing, { tagName: 'text' }, (_text, index, parent) => {
    if (!parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  const styles = `${stylesheet('palette')}${stylesheet('figure')}`;
  drawing.properties['xmlns'] = 'http://www.w3.org/2000/svg';
  drawing.children.unshift(element('style', {}, styles));
  return toHtml(drawing, { space: 'svg' });
}

/** A figure's SVG in light colours, with CSS that e-readers support. */
export function bookFigure(path: string): string {
  const plain = stylesheet('figure').replace(
    /var\(--([a-z]+)(?:, ([^)]*))?\)/g,
    (_variable, name: string, fallback?: string) => fallback ?? lightColour(name),
  );
  // Resolves `color-mix()` to a plain colour.
  const { code } = transform({ filename: '', code: Buffer.from(plain), minify: true });
  return withStyles(path, code.toString());
}

/** @throws if the figure has changed into something that the check refuses */
function withStyles(path: string, styles: string): string {
  const svg = readFileSync(join(contentDir, 'figures', path), 'utf8');
  readDrawing(svg);
  return svg.replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}
