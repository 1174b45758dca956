import { groupIndex, type Groups } from '../../search/groups.ts';
import { nameIndex, type FindNames } from '../../search/names.ts';
import { unpackRecords, type PackedRecords, type SearchRecord } from '../../search/records.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';

/** The index of names. */
export interface Names {
  records: SearchRecord[];
  /** The records by slug. */
  recordOf: ReadonlyMap<string, SearchRecord>;
  find: FindNames;
  findGroups: (text: string) => Groups;
}

/**
 * Loads the index of names.
 * @throws if it does not load in time; the next call tries again
 */
export const loadNames = once(fetchNames);

/** In place of an index that did not load. */
export const noNames: Names = {
  records: [],
  recordOf: new Map(),
  find: () => ({ records: [] }),
  findGroups: () => ({}),
};

async function fetchNames(): Promise<Names> {
  const records = unpackRecords(await fetchJson<PackedRecords>('search/records.json'));
  const recordOf = new Map(records.map((record) => [record.slug, record]));
  return { records, recordOf, find: nameIndex(records), findGroups: groupIndex(records) };
}
