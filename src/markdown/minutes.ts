import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { hasClass } from './elements.ts';

/** Adults read English non-fiction at 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies). */
const wordsPerMinute = 238;

/**
 * How long a text takes to read.
 * @param tree as it is rendered; a formula counts as one word
 * @returns whole minutes, at least one
 */
export function readingMinutes(tree: Root): number {
  let words = 0;
  visit(tree, (node) => {
    if (node.type === 'text') words += node.value.match(/\p{L}[\p{L}\p{N}'-]*/gu)?.length ?? 0;
    if (node.type !== 'element' || !hasClass(node, 'katex')) return undefined;
    words += 1;
    return SKIP;
  });
  return Math.max(1, Math.round(words / wordsPerMinute));
}
