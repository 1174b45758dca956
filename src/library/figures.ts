import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { transform } from 'lightningcss';
import drawingStyles from '../styles/figure.css?raw';
import palette from '../styles/palette.css?raw';
import { lightColour } from './colours.ts';
import { contentRoot } from './contentRoot.ts';

const folder = join(contentRoot, 'figures');

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export async function allFigures(): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.svg'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** One figure's SVG, to stand in a page. */
export async function figure(path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}

/** One figure's SVG with the colours and type of the site, to stand alone. */
export async function figureFile(path: string): Promise<string> {
  return withStyles(await figure(path), `${palette}${drawingStyles}svg{background:var(--paper)}`);
}

/** One figure's SVG in the light, in the CSS that readers of books know. */
export async function bookFigure(path: string): Promise<string> {
  const plain = drawingStyles.replace(
    /var\(--([a-z]+)(?:, ([^)]*))?\)/g,
    (_variable, name: string, instead?: string) => instead ?? lightColour(name),
  );
  // What is a mix of colours becomes one.
  const { code } = transform({ filename: 'figure.css', code: Buffer.from(plain), minify: true });
  return withStyles(await figure(path), code.toString());
}

function withStyles(svg: string, styles: string): string {
  return svg.replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}
