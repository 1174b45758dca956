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

/** The values of a field; if they repeat, each once, and its index, or a list of indexes, per record. */
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
  const distinct = [...new Set(keys)];
  const items = [...new Set(column.flat())];
  const indexOf = new Map(distinct.map((key, index) => [key, index]));
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  const [shortest] = [
    { values: [...column] },
    {
      values: distinct.map((key): unknown => JSON.parse(key)),
      indexes: keys.map((key) => indexOf.get(key) ?? 0),
    },
    {
      values: items,
      indexes: column.map((value) => [value].flat().map((item) => indexOfItem.get(item) ?? 0)),
    },
  ].toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  return shortest ?? { values: [] };
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
