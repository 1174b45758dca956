import { hitFinder, wordsOf } from '../../search/spelling.ts';
import { meaningful } from '../../search/stopWords.ts';

/** A piece of a text. */
export interface Piece {
  text: string;
  isHit: boolean;
}

/** Parts a text where it has words that are marked. */
export type Mark = (text: string) => Piece[];

/** Marks the words of a query. */
export function marker(query: string): Mark {
  // Single letters would be marked at the beginning of many words.
  const findHits = hitFinder(meaningful(wordsOf(query)).filter((word) => word.length > 1));
  return (text) => {
    const pieces: Piece[] = [];
    let end = 0;
    for (const { 0: word, index } of findHits(text)) {
      pieces.push({ text: text.slice(end, index), isHit: false }, { text: word, isHit: true });
      end = index + word.length;
    }
    return [...pieces, { text: text.slice(end), isHit: false }];
  };
}

/** Whether a text has a word that is marked. */
export function hasHits(pieces: readonly Piece[]): boolean {
  return pieces.some(({ isHit }) => isHit);
}
