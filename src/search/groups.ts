import { facetAddress } from '../addresses.ts';
import type { SearchRecord } from './records.ts';
import { wordsFinder, wordsOf } from './spelling.ts';

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
    const hasWords = wordsFinder(text);
    const count = wordsOf(text).length > 0 ? maxGroups : 0;
    const matching = (groups: typeof topics): [name: string, address: string][] =>
      groups
        .filter(({ names }) => hasWords(names))
        .slice(0, count)
        .map(({ name, address }) => [name, address]);
    return { Reviewers: matching(reviewers), Topics: matching(topics) };
  };
}
