import { readFile } from 'node:fs/promises';
import { bibtex, ris } from '../citation/formats.ts';
import { publishedReview } from './published.ts';
import { citationsOf } from './citations.ts';
import type { Review } from './reviews.ts';

/** The files that stand beside a review's page, with their content types. */
export const fileFormats = {
  md: 'text/markdown; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

export type FileFormat = keyof typeof fileFormats;

/** A review in one of the formats: as it was written, to be cited, or as data. */
export async function reviewFile(review: Review, format: FileFormat): Promise<string> {
  const { paper, review: own } = await citationsOf(review);
  switch (format) {
    case 'md':
      return readFile(review.file, 'utf8');
    case 'bib':
      return bibtex([own, paper]);
    case 'ris':
      return ris([own, paper]);
    case 'json':
      return JSON.stringify(await publishedReview(review), null, 2);
  }
}
