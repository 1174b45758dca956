import { distance } from 'fastest-levenshtein';
import { soundOf, tolerance } from './spelling.ts';

/** The Levenshtein distance, with a swap of adjacent letters as a single edit. */
export function editDistance(a: string, b: string, maxSwaps = 2): number {
  const edits = distance(a, b);
  if (edits < 2 || edits > 2 * maxSwaps) return edits;
  const swapped = Array.from(
    { length: a.length - 1 },
    (_, index) => a.slice(0, index) + a.charAt(index + 1) + a.charAt(index) + a.slice(index + 2),
  );
  return Math.min(edits, ...swapped.map((other) => 1 + editDistance(other, b, maxSwaps - 1)));
}

/** Whether a word is another with at most so many mistakes; numbers have none. */
export function isTypo(word: string, known: string, max: number): boolean {
  if (max === 0 || Math.abs(known.length - word.length) > max || /^\d+$/.test(word)) return false;
  return editDistance(word, known, max) <= max;
}

/** Shorter words are too often one letter from another: Swin is no typo of "spin". */
const minLength = 5;

/**
 * The known words that a word may be a typo of, closest first; those as close in the order given.
 * A mistake in the first letter is rare and counts twice. What is not in Latin letters is compared
 * by its sound.
 */
export function nearestWords(word: string, known: readonly string[]): string[] {
  const keyOf = /^[a-z]+$/.test(word) ? (text: string) => text : soundOf;
  const key = keyOf(word);
  const max = key.length < minLength || /\d/.test(word) ? 0 : tolerance(key);
  return known
    .flatMap((text) => {
      const other = keyOf(text);
      if (!isTypo(key, other, max)) return [];
      const hasStart = [key.charAt(0), key.charAt(1)].includes(other.charAt(0));
      return [{ text, mistakes: editDistance(key, other, max) + Number(!hasStart) }];
    })
    .filter(({ mistakes }) => mistakes <= max)
    .toSorted((a, b) => a.mistakes - b.mistakes)
    .map(({ text }) => text);
}
