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

export function isEmpty({ records, passages }: Found): boolean {
  return records.length + passages.length === 0;
}
