import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import drawingStyles from '../styles/figure.css?raw';
import palette from '../styles/palette.css?raw';
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
  const styles = `${palette}${drawingStyles}svg{background:var(--paper)}`;
  return (await figure(path)).replace(/<svg[^>]*>/, (start) => `${start}<style>${styles}</style>`);
}
