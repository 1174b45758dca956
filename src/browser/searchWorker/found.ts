import type { NameHits } from '../../search/names.ts';
import type { TextHits } from './passages.ts';

/** What names and texts have for some words. */
export interface Found extends NameHits, TextHits {
  /** The words that were searched for, and are marked. */
  searched: string;
  /** What the query is another name of, by the glossary, if that was searched for, too. */
  meaning?: string | undefined;
  /** Whether no review has all words of the query: these have most. */
  isClose?: boolean;
}

/** Whether nothing was found. */
export function isEmpty({ records, passages }: Found): boolean {
  return records.length + passages.length === 0;
}

/** How many words apart those of a query are where they are closest; in names they are together. */
export function lengthOf({ records, passages }: Found): number {
  return records.length > 0 ? 0 : Math.min(...passages.map(({ length }) => length));
}
