import type { SearchRecord } from './records.ts';

/**
 * One field of all records: its values, and where they repeat, which of them each record has. What
 * always comes together, as a reviewer's name and handle, has this list once: a name is that of the
 * field that has it.
 */
interface Column {
  values: unknown[];
  of?: number[] | string;
}

/** Changes with the way records are packed, and with their fields. */
const version = 2;

/** Records by columns: a third smaller on the wire, as like stands next to like. */
export interface PackedRecords {
  version: number;
  columns: Record<string, Column>;
}

/** Packs records; `unpackRecords` gives the same ones back. */
export function packRecords(records: readonly SearchRecord[]): PackedRecords {
  const fields = Object.keys(records[0] ?? {}) as (keyof SearchRecord)[];
  const columns: Record<string, Column> = {};
  const lists = new Map<string, string>();
  for (const field of fields) {
    const column = columnOf(records.map((record) => record[field]));
    const key = JSON.stringify(column.of);
    const same = lists.get(key);
    if (column.of && same === undefined) lists.set(key, field);
    columns[field] = column.of && same !== undefined ? { ...column, of: same } : column;
  }
  return { version, columns };
}

/**
 * Gives back the records that were packed.
 * @throws if another build packed them in another way: a page may be older than the list it loads
 */
export function unpackRecords(packed: PackedRecords): SearchRecord[] {
  if (packed.version !== version) throw new Error(`A list of version ${packed.version}`);
  const fields = Object.entries(packed.columns).map(([field, { values, of }]) => {
    const places = typeof of === 'string' ? packed.columns[of]?.of : of;
    return { field, values, places: places as number[] | undefined };
  });
  const count = (fields[0]?.places ?? fields[0]?.values ?? []).length;
  return Array.from(
    { length: count },
    (_, place) =>
      Object.fromEntries(
        fields.map(({ field, values, places }) => [field, values[places?.[place] ?? place]]),
      ) as unknown as SearchRecord,
  );
}

function columnOf(all: readonly unknown[]): { values: unknown[]; of?: number[] } {
  const places = new Map<string, number>();
  const values: unknown[] = [];
  const of = all.map((value) => {
    const key = JSON.stringify(value);
    const place = places.get(key) ?? values.push(value) - 1;
    places.set(key, place);
    return place;
  });
  return values.length < all.length / 2 ? { values, of } : { values: [...all] };
}
