import type { SearchRecord } from '../../search/records.ts';
import { hasHits, type Mark, type Piece } from './marks.ts';
import type { Passage } from './passages.ts';

/** A review that matches a query. */
export interface Match {
  title: string;
  address: string;
  /** Undefined if the index of names did not load. */
  record: SearchRecord | undefined;
  /** The passage of its text that matches. */
  passage: Passage | undefined;
}

/** A match as it is shown, with the words of the query marked. */
export interface Result extends Pick<Match, 'address' | 'passage'> {
  title: Piece[];
  /** Unless the index of names did not load. */
  names?: {
    origin: Piece[];
    reviewer: Piece[];
    /** The reviewer's handle, if the query has it. */
    handle?: Piece[];
    /** The authors that the query has. */
    authors: Piece[];
    hasMoreAuthors: boolean;
  };
}

/** How many authors of a result are shown at most. */
const maxAuthors = 3;

/** Marks what is shown of a match. */
export function resultOf({ title, address, record, passage }: Match, mark: Mark): Result {
  const result = { title: mark(title), address, passage };
  if (!record) return result;
  const { institutions, countries, year, authors, reviewer, handle } = record;
  const markedHandle = mark(handle);
  const found = authors.filter((name) => hasHits(mark(name))).slice(0, maxAuthors);
  const names = {
    origin: mark([...institutions, ...countries, year].join(', ')),
    reviewer: mark(reviewer),
    ...(reviewer !== `@${handle}` && hasHits(markedHandle) && { handle: markedHandle }),
    authors: mark(found.join(', ')),
    hasMoreAuthors: found.length < authors.length,
  };
  return { ...result, names };
}
