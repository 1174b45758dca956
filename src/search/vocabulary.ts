import { wordsOf } from './spelling.ts';
import { meaningful } from './stopWords.ts';

/** The lengths of words that are looked up, 4 to 20; few words are longer. */
export const wordLengths = Array.from({ length: 17 }, (_, index) => index + 4);

/** In how many texts each word is. */
export type WordCounts = Record<string, number>;

/** Where the words of a length are, relative to the full-text index. */
export const wordsFile = (length: number): string => `words/${length}.json`;

/** Counts the texts that have each word that carries meaning. */
export function countWords(texts: readonly string[]): WordCounts {
  const words = texts.flatMap((text) => meaningful([...wordsIn(text)]).filter(isLookedUp));
  return Object.fromEntries(
    [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]),
  );
}

/** The words of several counts by length, most common first, as one string. */
export function wordsByLength(counts: readonly WordCounts[]): Map<number, string> {
  const sums = new Map<string, number>();
  for (const [word, count] of counts.flatMap(Object.entries<number>)) {
    sums.set(word, (sums.get(word) ?? 0) + count);
  }
  const sorted = [...sums].toSorted(
    ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1),
  );
  const byLength = Map.groupBy(sorted, ([word]) => word.length);
  return new Map(
    wordLengths.map((length) => [
      length,
      (byLength.get(length) ?? []).map(([word]) => word).join(' '),
    ]),
  );
}

/** The words of a text; "re-identification" is reidentification, too. */
function wordsIn(text: string): Set<string> {
  const written = text.split(/\s+/).map(wordsOf);
  return new Set(written.flatMap((parts) => [...parts, parts.join('')]));
}

function isLookedUp(word: string): boolean {
  return wordLengths.includes(word.length) && /^\p{L}+$/u.test(word);
}
