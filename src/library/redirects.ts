import { identifierIn } from '../schema/identifier.ts';
import type { Review } from './review.ts';

/** An address that leads to a review by the number of its paper: `arxiv/1806.01603`. */
export interface PaperAddress {
  kind: string;
  number: string;
  review: Review;
}

/**
 * The addresses of papers: arXiv numbers, with and without the version reviewed, and DOIs.
 * @throws if two reviews are of one paper: the address could lead to only one of them
 */
export function paperAddresses(reviews: readonly Review[]): PaperAddress[] {
  const addresses = new Map<string, PaperAddress>();
  for (const review of reviews) {
    const texts = [review.link, ...(review.doi === undefined ? [] : [`doi:${review.doi}`])];
    for (const text of texts) {
      const [, kind, number] = /^(arxiv|doi):(.+)$/.exec(identifierIn(text) ?? '') ?? [];
      if (kind === undefined || number === undefined) continue;
      const version = kind === 'arxiv' ? /v\d+$/.exec(review.link)?.[0] : undefined;
      for (const name of [number, ...(version === undefined ? [] : [number + version])]) {
        const other = addresses.get(`${kind} ${name}`);
        if (other) {
          throw new Error(`${review.file}: ${other.review.file} is of the same paper, ${name}`);
        }
        addresses.set(`${kind} ${name}`, { kind, number: name, review });
      }
    }
  }
  return [...addresses.values()];
}
