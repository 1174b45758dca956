import { readFileSync } from 'node:fs';
import { cslJson, ris } from './citation/formats.ts';
import { publishedReview } from './data.ts';
import { reviewCard } from './card/cards.ts';
import { bibliography, itemsOf } from './citation/citations.ts';
import type { Review } from '../library/review.ts';

/** The files that stand beside a review's page, with their content types. */
export const fileFormats = {
  md: 'text/markdown; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  'csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
} as const;

export type FileFormat = keyof typeof fileFormats;

/** A review in one of the formats: as it was written, to be cited, as data, or as its card. */
export async function reviewFile(
  review: Review,
  format: FileFormat,
): Promise<string | Buffer<ArrayBuffer>> {
  switch (format) {
    case 'md':
      return readFileSync(review.file, 'utf8');
    case 'bib':
      return bibliography([review]);
    case 'ris':
      return ris(itemsOf([review]));
    case 'csl.json':
      return cslJson(itemsOf([review]));
    case 'json':
      return JSON.stringify(publishedReview(review), null, 2);
    case 'png':
      return reviewCard(review);
  }
}
