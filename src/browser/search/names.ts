import { expander } from '../../search/glossary.ts';
import { groupIndex, type Groups } from '../../search/groups.ts';
import { nameIndex } from '../../search/names.ts';
import { unpackRecords, type PackedRecords, type SearchRecord } from '../../search/records.ts';
import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';
import { withTimeout } from './timeout.ts';

/** The index of names, and what other words stand for. */
export interface Names {
  records: SearchRecord[];
  /** The records by slug. */
  recordOf: ReadonlyMap<string, SearchRecord>;
  find: ReturnType<typeof nameIndex>;
  findGroups: (text: string) => Groups;
  expand: ReturnType<typeof expander>;
}

/**
 * Loads the index of names.
 * @throws if it does not load within five seconds
 */
export const loadNames = once(() => withTimeout(fetchNames()));

/** In place of an index that did not load. */
export const noNames: Names = {
  records: [],
  recordOf: new Map(),
  find: () => ({ records: [] }),
  findGroups: () => ({}),
  expand: () => undefined,
};

async function fetchNames(): Promise<Names> {
  const packed = await fetchJson<PackedRecords>('search/records.json');
  const records = unpackRecords(packed);
  const recordOf = new Map(records.map((record) => [record.slug, record]));
  const [find, findGroups] = [nameIndex(records), groupIndex(records)];
  return { records, recordOf, find, findGroups, expand: expander(packed.glossary) };
}
