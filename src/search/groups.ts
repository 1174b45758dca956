import { facetAddress } from '../addresses.ts';
import type { SearchRecord } from './records.ts';
import { hitFinder, wordsOf } from './spelling.ts';

/** Names and addresses of pages, by the title that they stand under. */
export type Groups = Readonly<
  Record<string, readonly (readonly [name: string, address: string])[]>
>;

const maxGroups = 3;

/** Returns a function that finds the reviewers and topics whose names have every word of a query. */
export function groupIndex(records: readonly SearchRecord[]): (text: string) => Groups {
  const byHandle = new Map(records.map((record) => [record.handle, record]));
  const reviewers = [...byHandle.values()].map(({ reviewer, handle, aliases }) => {
    const names = [reviewer, handle, ...aliases].join(' ');
    return { name: reviewer, names, address: facetAddress('reviewer', handle) };
  });
  const topics = [...new Set(records.flatMap((record) => record.topics))].map((topic) => {
    return { name: topic, names: topic, address: facetAddress('topic', topic) };
  });
  return (text) => {
    const finders = wordsOf(text).map((word) => hitFinder([word]));
    const matching = (groups: typeof topics): [name: string, address: string][] =>
      groups
        .filter(({ names }) => finders.every((find) => find(names).length > 0))
        .slice(0, finders.length > 0 ? maxGroups : 0)
        .map(({ name, address }) => [name, address]);
    return { Reviewers: matching(reviewers), Topics: matching(topics) };
  };
}
