import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { contentRoot } from './loader.ts';

const folder = join(contentRoot, 'figures');

/** The paths of all SVG figures below `content/figures`, with forward slashes. */
export async function allFigures(): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.svg'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** One figure's SVG. */
export async function figure(path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}
