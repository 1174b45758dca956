import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transform } from 'lightningcss';
import { lightColour } from './colours.ts';
import { contentRoot } from '../library/contentRoot.ts';
import { stylesheet } from './stylesheets.ts';

const folder = join(contentRoot, 'figures');
const drawingStyles = stylesheet('figure');
const fileStyles = `${stylesheet('palette')}${drawingStyles}svg{background:var(--paper)}`;

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export function allFigures(): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.svg'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** One figure's SVG, to stand in a page. */
export function figure(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** One figure's SVG with the colours and type of the site, to stand alone. */
export function figureFile(path: string): string {
  return withStyles(figure(path), fileStyles);
}

/** One figure's SVG in the light, in the CSS that readers of books know. */
export function bookFigure(path: string): string {
  return withStyles(figure(path), bookStyles());
}

function bookStyles(): string {
  const plain = drawingStyles.replace(
    /var\(--([a-z]+)(?:, ([^)]*))?\)/g,
    (_variable, name: string, instead?: string) => instead ?? lightColour(name),
  );
  // What is a mix of colours becomes one.
  return transform({
    filename: 'figure.css',
    code: Buffer.from(plain),
    minify: true,
  }).code.toString();
}

function withStyles(svg: string, styles: string): string {
  return svg.replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}
