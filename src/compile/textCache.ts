import { readEntry, writeEntry } from '../cache.ts';
import type { Rendered } from '../markdown/render.ts';

/** The texts of a file: the same wherever they are shown, but for {@link placeholders}. */
export interface Texts {
  page: Rendered;
  /** For readers without our stylesheet and scripts. */
  standalone: Rendered;
  /** The same as XHTML. */
  book: Rendered;
  /** The file itself, decoded. */
  source: string;
}

/**
 * Stand for the prefix of ids, the base of the site and, elsewhere than on a page, the address of
 * the page. The check refuses noncharacters.
 */
export const placeholders = { prefix: '\uFDD0', base: '\uFDD1', page: '\uFDD2' } as const;

const order = ['page', 'standalone', 'book', 'source'] as const;

/** Caches texts as lines of JSON, so that a reader decodes and parses only the one that it needs. */
export function writeTexts(key: string, texts: Texts): void {
  const lines = order.map((name) => JSON.stringify(texts[name]));
  writeEntry('texts', [key], Buffer.from(lines.join('\n')));
}

/** Reads one of the texts of a file; undefined if they are not in the cache. */
export function readText<Name extends keyof Texts>(
  key: string,
  name: Name,
): Texts[Name] | undefined {
  let lines: Buffer | undefined = readEntry('texts', [key]);
  for (let index = order.indexOf(name); lines && index > 0; index -= 1) {
    lines = lines.subarray(lines.indexOf('\n') + 1);
  }
  const line = lines?.toString('utf8', 0, lines.includes('\n') ? lines.indexOf('\n') : undefined);
  return line === undefined ? undefined : (JSON.parse(line) as Texts[Name]);
}
