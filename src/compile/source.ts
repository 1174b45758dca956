import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf } from '../cache.ts';
import { maxFigureSize } from '../check/figures.ts';
import type { Folder } from '../check/report.ts';

/** A file of `content/`, as it was read, with the figures that it shows. */
export interface Source {
  folder: Folder;
  /** Its path, as shown in problems. */
  file: string;
  bytes: Uint8Array;
  /** The SVG of each figure, by path below `content/figures`; without those that are missing. */
  figures: Readonly<Record<string, string>>;
  /** A hash of everything that the result depends on, code included. */
  key: string;
}

/** A hash of the code that compiles. */
export function compilerVersion(): string {
  return versionOf('src/check', 'src/compile', 'src/markdown', 'src/schema');
}

/** No segment starts with a dot, so none leaves the folder. */
const figurePaths = /\.\.\/figures\/((?:[\w-][\w.-]*\/)+[\w-][\w.-]*\.svg)/g;

/**
 * Reads a file of `content/`.
 * @param root the `content` folder
 * @throws if it cannot be read
 */
export function readSource(
  root: string,
  folder: Folder,
  file: string,
  version = compilerVersion(),
): Source {
  const bytes = readFileSync(file);
  const figures: Record<string, string> = {};
  // Prettier escapes underscores.
  for (const [, name = ''] of bytes.toString().replaceAll('\\_', '_').matchAll(figurePaths)) {
    const path = join(root, 'figures', name);
    const stats = statSync(path, { throwIfNoEntry: false });
    // The check reports others.
    if (stats?.isFile() && stats.size <= maxFigureSize) figures[name] = readFileSync(path, 'utf8');
  }
  const key = hash('sha256', JSON.stringify([file, hash('sha256', bytes), figures, version]));
  return { folder, file, bytes, figures, key };
}
