import type { Glossary } from '../schema/glossary.ts';
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
const version = 6;

/**
 * Records by column: a fifth smaller when compressed, as similar values are adjacent. With them the
 * glossary, so that what is known of names loads as a whole, or fails as one.
 */
export interface PackedRecords {
  version: number;
  columns: Record<string, unknown[]>;
  glossary: Glossary;
}

/** Packs records by column; `unpackRecords` is the inverse. */
export function packRecords(records: readonly SearchRecord[], glossary: Glossary): PackedRecords {
  const fields = Object.keys(records[0] ?? {}) as (keyof SearchRecord)[];
  const columns = fields.map((field) => [field, records.map((record) => record[field])]);
  return { version, columns: Object.fromEntries(columns) as PackedRecords['columns'], glossary };
}

/** @throws if the version differs: an open page may be older than the records that it loads */
export function unpackRecords(packed: PackedRecords): SearchRecord[] {
  if (packed.version !== version) throw new Error(`Records of version ${packed.version}`);
  const columns = Object.entries(packed.columns);
  const records = (packed.columns['slug'] ?? []).map((_, index) =>
    Object.fromEntries(columns.map(([field, values]) => [field, values[index]])),
  );
  return records as unknown as SearchRecord[];
}
