import { address, facetAddress } from '../../addresses.ts';
import { countFacets, type Query } from '../../search/query.ts';
import type { SearchRecord } from '../../search/records.ts';
import { emptyAnswer, type Answer } from './answer.ts';

const [maxDigests, maxTopics] = [3, 6];

/** Where to start without a query: the newest digests and the most reviewed topics. */
export function startingPoints(records: readonly SearchRecord[], query: Query): Answer {
  const counts = countFacets(records, query);
  const slugs = new Map(records.map(({ period, digest }) => [period, digest]));
  const digests = [...counts.digest.keys()].slice(0, maxDigests);
  const topics = [...counts.topic].toSorted((a, b) => b[1] - a[1]).slice(0, maxTopics);
  return {
    ...emptyAnswer(query),
    ...{ isBlank: true, counts },
    groups: {
      'Newest digests': digests.map((name) => [name, address(`digests/${slugs.get(name) ?? ''}/`)]),
      'Most reviewed topics': topics.map(([name]) => [name, facetAddress('topic', name)]),
    },
  };
}
