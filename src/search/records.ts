import type { ReviewData } from '../schema/review.ts';
import { reviewerName } from '../library/review.ts';
import { identifierKey, identifiersOf } from '../schema/identifier.ts';

/** What a review can be found by, and what a result shows of it. */
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
  topics: string[];
  /** arXiv number, DOI and address of the paper, as `identifierKey` gives them. */
  identifiers: string[];
  /** The words of its formulas: commands, functions and letters. */
  formulas: string[];
}

/**
 * The record of a review.
 * @param formulas the words of its formulas
 */
export function recordOf(review: ReviewData & { slug: string }, formulas: string[]): SearchRecord {
  return {
    slug: review.slug,
    title: review.title,
    authors: review.authors,
    institutions: review.institution ?? [],
    countries: review.country ?? [],
    year: review.year,
    reviewer: reviewerName(review),
    handle: review.slack,
    aliases: review.aliases ?? [],
    digest: review.digest,
    topics: review.topics ?? [],
    identifiers: identifiersOf(review).map(identifierKey),
    formulas,
  };
}
