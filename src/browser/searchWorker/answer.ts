import type { Groups } from '../../search/groups.ts';
import { countFacets, type Facet, type Query } from '../../search/query.ts';
import type { Found } from './found.ts';
import type { Result } from './result.ts';

/** The results of a query so far. */
export interface Answer extends Pick<Found, 'searched' | 'meaning' | 'correction'> {
  /** Those that will be shown. */
  results: Result[];
  /** How many there are. */
  total: number;
  /** Whether some of them may have mere relatives of a word. */
  isApproximate: boolean;
  /** Whether no review has all words of the query: these have most. */
  isClose: boolean;
  /** Whether the query asks for nothing. */
  isBlank: boolean;
  /** How many reviews have each value of a facet. */
  counts: Record<Facet, Map<string, number>>;
  /** Pages to go to: those that the query names, or where to start. */
  groups: Groups;
  /** The indexes that could not be searched. */
  failed: ('names' | 'text')[];
  /** Whether no more results will come. */
  isComplete: boolean;
}

/** A complete answer without results. */
export function emptyAnswer(query: Query): Answer {
  return {
    ...{ searched: '', results: [], total: 0, failed: [], groups: {} },
    ...{ isApproximate: false, isClose: false, isBlank: false, isComplete: true },
    counts: countFacets([], query),
  };
}
