import type { SearchRecord } from './records.ts';

/** One field of all records: its values, and where they repeat, which of them each record has. */
interface Column {
  values: unknown[];
  of?: number[];
}

/** Changes with the way records are packed, and with their fields. */
const version = 1;

/** Records by columns: a third smaller on the wire, as like stands next to like. */
export interface PackedRecords {
  version: number;
  columns: Record<string, Column>;
}

/** Packs records; `unpackRecords` gives the same ones back. */
export function packRecords(records: readonly SearchRecord[]): PackedRecords {
  const fields = Object.keys(records[0] ?? {}) as (keyof SearchRecord)[];
  const columns = Object.fromEntries(
    fields.map((field) => [field, columnOf(records.map((record) => record[field]))]),
  );
  return { version, columns };
}

/**
 * Gives back the records that were packed.
 * @throws if another build packed them in another way: a page may be older than the list it loads
 */
export function unpackRecords(packed: PackedRecords): SearchRecord[] {
  if (packed.version !== version) throw new Error(`A list of version ${packed.version}`);
  const fields = Object.entries(packed.columns);
  const count = (fields[0]?.[1].of ?? fields[0]?.[1].values ?? []).length;
  return Array.from(
    { length: count },
    (_, place) =>
      Object.fromEntries(
        fields.map(([field, { values, of }]) => [field, values[of?.[place] ?? place]]),
      ) as unknown as SearchRecord,
  );
}

function columnOf(all: readonly unknown[]): Column {
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
