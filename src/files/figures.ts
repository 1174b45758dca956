import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transform } from 'lightningcss';
import { contentDir } from '../environment.ts';
import { readDrawing } from '../markdown/drawing.ts';
import { figure } from '../markdown/text.ts';
import { lightColour, stylesheet } from './stylesheet.ts';

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export function allFigures(): string[] {
  const folder = join(contentDir, 'figures');
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.svg'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** One figure's SVG with the colours and type of the site, to stand alone. */
export function figureFile(path: string): string {
  const styles = `${stylesheet('palette')}${stylesheet('figure')}svg{background:var(--paper)}`;
  return withStyles(path, styles);
}

/** One figure's SVG in the light, in the CSS that readers of books know. */
export function bookFigure(path: string): string {
  const plain = stylesheet('figure').replace(
    /var\(--([a-z]+)(?:, ([^)]*))?\)/g,
    (_variable, name: string, instead?: string) => instead ?? lightColour(name),
  );
  // What is a mix of colours becomes one.
  const code = Buffer.from(plain);
  return withStyles(
    path,
    transform({ filename: 'figure.css', code, minify: true }).code.toString(),
  );
}

/** @throws if the figure is no longer what the check allowed */
function withStyles(path: string, styles: string): string {
  const svg = figure(path);
  readDrawing(svg);
  return svg.replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}
