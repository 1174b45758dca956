import { closest, distance } from 'fastest-levenshtein';

/** A hint that names the closest known word, or lists them all. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = known.length > 0 ? closest(word, [...known]) : '';
  return nearest && distance(word, nearest) <= Math.max(2, word.length / 3)
    ? `Did you mean \`${nearest}\`?`
    : `Known values: ${known.join(', ')}`;
}
