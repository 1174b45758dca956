import { nearestWords } from '../../search/typos.ts';
import { tolerance } from '../../search/spelling.ts';
import { longest, shortest, wordsFile } from '../../search/vocabulary.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';
import { indexFolder } from './parts.ts';

const lists = Array.from({ length: longest + 1 }, (_, length) =>
  once(async () => {
    const words = await fetchJson<string>(indexFolder('') + wordsFile(length));
    return words.split(' ');
  }),
);

/**
 * The words of texts that a word may be a typo of, closest first, then most common; of a number with
 * a unit, the two apart.
 * @throws if a list does not load; the next call tries again
 */
export async function spellings(word: string): Promise<string[]> {
  const [, number, unit] = /^(\d+)(?!st|nd|rd|th)(\p{L}{2,})$/u.exec(word) ?? [];
  if (number !== undefined) return [`${number} ${unit}`];
  const near = Math.max(1, tolerance(word));
  const from = Math.max(shortest, word.length - near);
  const loaded = await Promise.all(lists.slice(from, word.length + near + 1).map((load) => load()));
  const ranked = loaded.flatMap((words) => [...words.entries()]).toSorted(([a], [b]) => a - b);
  return nearestWords(
    word,
    ranked.map(([, known]) => known),
  );
}
