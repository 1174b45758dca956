import { toString } from 'mdast-util-to-string';
import type { Article, Digest } from './articles.ts';
import { readOrigin, type Origin } from './headerLine.ts';
import type { Block } from './page.ts';

/** An article as the list at the top of a digest names it. */
export interface Announced {
  title: string;
  origin: Origin;
  line: number;
}

/** The list at the top: "Title (Institution, Country, 2019)". */
export function findAnnounced(blocks: readonly Block[]): { place: number; entries: Announced[] } {
  for (const [place, { node, line }] of blocks.entries()) {
    if (node.type !== 'list') continue;
    const entries = node.children.map((item) => {
      const { words, origin } = readOrigin(toString(item).replace(/\s+/g, ' ').trim());
      return { title: words, origin, line: item.position?.start.line ?? line };
    });
    const dated = entries.filter(({ origin }) => origin.year !== undefined).length;
    if (dated > 0 && dated >= entries.length / 2) return { place, entries };
  }
  return { place: -1, entries: [] };
}

/** Articles that are announced and not there, or the reverse. */
export function differences(
  announced: readonly Announced[],
  articles: readonly Article[],
): Digest['notes'] {
  if (announced.length === 0) return [];
  const found = new Set(articles.map(({ title }) => folded(title)));
  const listed = new Set(announced.map(({ title }) => folded(title)));
  return [
    ...announced
      .filter(({ title }) => !found.has(folded(title)))
      .map(({ title, line }) => ({
        line,
        message: `"${title}" is announced, and there is no such article`,
        hint: 'Look for its text in the introduction or in the article before it',
      })),
    ...articles
      .filter(({ title }) => !listed.has(folded(title)))
      .map(({ title, line }) => ({
        line,
        message: `the article "${title}" is not announced`,
        hint: 'See whether it is one, or a section of the article before it',
      })),
  ];
}

/** A title as two spellings of it share it. */
export function folded(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
