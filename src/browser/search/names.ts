import { expander } from '../../search/glossary.ts';
import { groupIndex, type Groups } from '../../search/groups.ts';
import { nameIndex } from '../../search/names.ts';
import { unpackRecords, type PackedRecords, type SearchRecord } from '../../search/records.ts';
import { fetchJson } from './fetchJson.ts';
import { withTimeout } from './timeout.ts';

/** The index of names, and what other words stand for. */
export interface Names {
  records: SearchRecord[];
  find: ReturnType<typeof nameIndex>;
  findGroups: (text: string) => Groups;
  expand: ReturnType<typeof expander>;
}

let loading: Promise<Names> | undefined;

/**
 * Loads the index of names, once.
 * @throws if it does not load within five seconds; the next call tries again
 */
export async function loadNames(): Promise<Names> {
  try {
    return await (loading ??= withTimeout(fetchNames()));
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** In place of an index that did not load. */
export const noNames: Names = {
  records: [],
  find: () => ({ records: [] }),
  findGroups: () => ({}),
  expand: () => undefined,
};

async function fetchNames(): Promise<Names> {
  const packed = await fetchJson<PackedRecords>('search/records.json');
  const records = unpackRecords(packed);
  const [find, findGroups] = [nameIndex(records), groupIndex(records)];
  return { records, find, findGroups, expand: expander(packed.glossary) };
}
