import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { absolute, address } from '../addresses.ts';
import { versionOf } from '../cache.ts';
import type { Folder } from '../check/report.ts';
import { base } from '../environment.ts';

/** A file of `content/`, as it was read, with the figures that it shows. */
export interface Source {
  folder: Folder;
  /** Its path, as shown in problems. */
  file: string;
  bytes: Uint8Array;
  /** The SVG of each figure, by path below `content/figures`; without those that are missing. */
  figures: Readonly<Record<string, string>>;
  /** Changes with everything that the file is compiled from, code included. */
  key: string;
}

/** A hash of the code that compiles. */
export function compilerVersion(): string {
  return versionOf('src/check', 'src/compile', 'src/markdown', 'src/schema');
}

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
  for (const [, path = ''] of bytes.toString().matchAll(/\.\.\/figures\/([^\s)"]+)/g)) {
    try {
      figures[path] = readFileSync(join(root, 'figures', path), 'utf8');
    } catch {
      // The check reports it.
    }
  }
  const inputs = [file, hash('sha256', bytes), figures, base, absolute(address()), version];
  return { folder, file, bytes, figures, key: hash('sha256', JSON.stringify(inputs)) };
}
