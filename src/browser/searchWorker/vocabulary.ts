import { nearestWords } from '../../search/typos.ts';
import { tolerance } from '../../search/spelling.ts';
import { wordLengths, wordsFile } from '../../search/vocabulary.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';
import { indexFolder } from './parts.ts';

const loadWords = once(async (length: number) => {
  const words = await fetchJson<string>(indexFolder('') + wordsFile(length));
  return words.split(' ');
});

/**
 * The words of texts that a word may be a typo of, closest first, then most common; of a number with
 * a unit, the two apart.
 * @throws if a list does not load; the next call tries again
 */
export async function spellings(word: string): Promise<string[]> {
  const [, number, unit] = /^(\d+)(?!st|nd|rd|th)(\p{L}{2,})$/u.exec(word) ?? [];
  if (number !== undefined) return [`${number} ${unit}`];
  const near = Math.max(1, tolerance(word));
  const lengths = wordLengths.filter((length) => Math.abs(length - word.length) <= near);
  const loaded = await Promise.all(lengths.map(loadWords));
  const ranked = loaded.flatMap((words) => [...words.entries()]).toSorted(([a], [b]) => a - b);
  const known = ranked.map(([, other]) => other);
  return nearestWords(word, known);
}
