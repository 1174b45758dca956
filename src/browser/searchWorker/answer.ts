import type { Groups } from '../../search/groups.ts';
import type { Facet } from '../../search/query.ts';
import type { Found } from './found.ts';
import type { Result } from './results.ts';

/** The results of a query so far. */
export interface Answer extends Pick<Found, 'searched' | 'meaning' | 'correction'> {
  /** Those that will be shown. */
  results: Result[];
  /** How many there are. */
  total: number;
  /** Whether some of them may have mere relatives of a word. */
  isAbout: boolean;
  /** Whether no review has all words of the query: these have most. */
  isClose: boolean;
  /** Whether the query asks for nothing: the groups are where to start. */
  isBlank: boolean;
  /** How many reviews have each value of a facet. */
  counts: Record<Facet, Map<string, number>>;
  /** Pages that the query names, such as reviewers and topics. */
  groups: Groups;
  /** The indexes that could not be searched. */
  failed: ('names' | 'text')[];
  /** Whether no more results will come. */
  isComplete: boolean;
}
