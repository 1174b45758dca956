import type { ReviewData } from '../schema/review.ts';
import { breakable, reviewerName } from '../library/review.ts';
import { identifierKey, parseIdentifier } from '../schema/identifier.ts';

/** The fields of a review that search looks up, and that a result shows. */
export interface SearchRecord {
  slug: string;
  title: string;
  authors: string[];
  institutions: string[];
  countries: string[];
  year: number;
  reviewer: string;
  handle: string;
  /** Other spellings of the reviewer's name. */
  aliases: string[];
  digest: string;
  /** When the digest's papers were reviewed, as readers see it. */
  period: string;
  topics: string[];
  /** Keys of the paper's arXiv number, DOI and address, of its code, and of the digest's source. */
  identifiers: string[];
}

/** The record of a review; its digest is known where the whole library is. */
export function recordOf(
  review: ReviewData & { slug: string; collectedIn?: { period: string; source: string } },
): SearchRecord {
  const { period, source } = review.collectedIn ?? { period: review.digest, source: '' };
  const { slug, title, year, slack: handle, digest } = review;
  const authors = review.authors.map(breakable);
  const { institution: institutions = [], country: countries = [] } = review;
  const { aliases = [], topics = [] } = review;
  const { link, doi = '', code = [] } = review;
  const identifiers = [link, doi, ...code.map(({ url }) => url), source]
    .flatMap((text) => parseIdentifier(text) ?? [])
    .map(identifierKey);
  return {
    ...{ slug, title, authors, institutions, countries, year, reviewer: reviewerName(review) },
    ...{ handle, aliases, digest, period, topics, identifiers },
  };
}

/** Bumped when the fields of a record or the format change. */
const version = 7;

/**
 * The values of a field. If they repeat, each is listed once, and `indexes` has its index, or those of
 * a list, per record.
 */
interface Column {
  values: unknown[];
  indexes?: (number | number[])[];
}

/** Records by column: a third smaller when compressed than one by one. */
export interface PackedRecords {
  version: number;
  columns: Record<string, Column>;
}

/** Packs records by column; `unpackRecords` is the inverse. */
export function packRecords(records: readonly SearchRecord[]): PackedRecords {
  const fields = Object.keys(records[0] ?? {}) as (keyof SearchRecord)[];
  const columns = fields.map((field) => [field, packColumn(records.map((one) => one[field]))]);
  return { version, columns: Object.fromEntries(columns) as PackedRecords['columns'] };
}

/** The shortest way to write a column. */
function packColumn(column: readonly (string | number | readonly string[])[]): Column {
  const keys = column.map((value) => JSON.stringify(value));
  const whole = distinct(keys);
  const ways: Column[] = [
    { values: [...column] },
    {
      values: whole.values.map((key): unknown => JSON.parse(key)),
      indexes: keys.map(whole.indexOf),
    },
  ];
  const lists = column.filter((value) => Array.isArray(value));
  if (lists.length === column.length) {
    const { values, indexOf } = distinct(lists.flat());
    ways.push({ values, indexes: lists.map((list) => list.map(indexOf)) });
  }
  return ways.reduce((a, b) => (JSON.stringify(b).length < JSON.stringify(a).length ? b : a));
}

/** The distinct ones of some values, and a function that looks up the index of one. */
function distinct<Value>(all: readonly Value[]) {
  const indexes = new Map([...new Set(all)].map((value, index) => [value, index]));
  return {
    values: [...indexes.keys()],
    indexOf: (value: Value): number => indexes.get(value) ?? -1,
  };
}

/** @throws if the version differs: an open page may be older than the records that it loads */
export function unpackRecords({ version: other, columns }: PackedRecords): SearchRecord[] {
  if (other !== version) throw new Error(`Records of version ${other}`);
  const unpacked = Object.entries(columns).map(
    ([field, { values, indexes }]) =>
      [
        field,
        indexes?.map((index) =>
          typeof index === 'number' ? values[index] : index.map((one) => values[one]),
        ) ?? values,
      ] as const,
  );
  const [, slugs = []] = unpacked.find(([field]) => field === 'slug') ?? [];
  const records = slugs.map((_, index) =>
    Object.fromEntries(unpacked.map(([field, values]) => [field, values[index]])),
  );
  return records as unknown as SearchRecord[];
}
