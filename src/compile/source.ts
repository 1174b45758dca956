import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { versionOf } from '../cache.ts';
import { maxFigureSize, type Figures } from '../check/figures.ts';
import type { Folder } from '../check/report.ts';
import { isFigureName, isPicture } from '../markdown/figures.ts';

/** A file of `content/`, as it was read, with the figures that it shows. */
export interface Source {
  folder: Folder;
  /** Its path, as shown in problems. */
  file: string;
  bytes: Uint8Array;
  figures: Figures['figures'];
  /** A hash of everything that the result depends on, code included. */
  key: string;
}

/** A hash of the code that compiles. */
export function compilerVersion(): string {
  return versionOf('src/check', 'src/compile', 'src/markdown', 'src/schema');
}

/** No segment starts with a dot, so none leaves the folder. */
const figurePaths = /\.\.\/figures\/((?:[\w-][\w.-]*\/)+[\w-][\w.-]*\.(?:svg|png|jpe?g|webp))/gi;

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
  const figures: Record<string, string | null> = {};
  // Prettier escapes underscores.
  for (const [, name = ''] of bytes.toString().replaceAll('\\_', '_').matchAll(figurePaths)) {
    const path = join(root, 'figures', name);
    const stats = statSync(path, { throwIfNoEntry: false });
    // The check reports others, such as `.SVG`, which is published as `.svg` alone.
    if (!stats?.isFile() || !isFigureName(name)) continue;
    if (stats.size > maxFigureSize) figures[name] = null;
    // Only hashed, as together pictures take gigabytes.
    else if (isPicture(name)) figures[name] = hash('sha256', readFileSync(path));
    else figures[name] = readFileSync(path, 'utf8');
  }
  const key = hash('sha256', JSON.stringify([file, hash('sha256', bytes), figures, version]));
  return { folder, file, bytes, figures, key };
}

/** The file of a picture that a text shows. */
export function pictureFile({ file }: Pick<Source, 'file'>, path: string): string {
  return join(dirname(dirname(file)), 'figures', path);
}
