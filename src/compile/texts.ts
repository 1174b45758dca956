import { readEntry, writeEntry } from '../cache.ts';
import type { Rendered } from '../markdown/render.ts';

/** The texts of a file: the same wherever they are shown, but for {@link placeholders}. */
export interface Texts {
  page: Rendered;
  /** For readers without our stylesheet and scripts. */
  standalone: Rendered;
  /** The file itself, decoded. */
  source: string;
}

/**
 * Stand for the prefix of ids and, in standalone texts, for the address of the page. The check
 * refuses noncharacters.
 */
export const placeholders = { prefix: '\uFDD0', page: '\uFDD1' } as const;

const order = ['page', 'standalone', 'source'] as const;

/** Caches texts as lines of JSON, so that a reader parses only the one that it needs. */
export function writeTexts(key: string, texts: Texts): void {
  const lines = order.map((name) => JSON.stringify(texts[name]));
  writeEntry('texts', [key], Buffer.from(lines.join('\n')));
}

/** Reads one of the texts of a file; undefined if they are not in the cache. */
export function readText<Name extends keyof Texts>(
  key: string,
  name: Name,
): Texts[Name] | undefined {
  const entry = readEntry('texts', [key]);
  if (!entry) return undefined;
  let start = 0;
  for (const other of order) {
    const end = entry.indexOf('\n', start);
    const line = entry.subarray(start, end < 0 ? undefined : end);
    if (other === name) return JSON.parse(line.toString()) as Texts[Name];
    start = end + 1;
  }
  return undefined;
}
