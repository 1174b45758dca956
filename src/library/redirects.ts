import { readContent } from '../check/content.ts';
import { identifierIn } from '../search/identifier.ts';
import { contentRoot } from './loader.ts';
import { allReviews, type Review } from './reviews.ts';

/**
 * Addresses that lead to a review by the number of its paper: `arxiv/1806.01603`, with and without
 * the version reviewed, and `doi/10.1145/3298689.3347058`.
 * @throws if two reviews are of one paper: the address could lead to only one of them
 */
export async function paperAddresses(kind: 'arxiv' | 'doi'): Promise<Map<string, Review>> {
  const addresses = new Map<string, Review>();
  for (const review of await allReviews()) {
    const texts = [review.link, ...(review.doi === undefined ? [] : [`doi:${review.doi}`])];
    for (const text of texts) {
      const [, found, number] = /^(arxiv|doi):(.+)$/.exec(identifierIn(text) ?? '') ?? [];
      if (found !== kind || number === undefined) continue;
      const [version] = /v\d+$/.exec(review.link) ?? [];
      const names = [number, ...(kind === 'arxiv' && version ? [number + version] : [])];
      for (const name of names) {
        const other = addresses.get(name);
        if (other) throw new Error(`${review.file}: ${other.file} is of the same paper, ${name}`);
        addresses.set(name, review);
      }
    }
  }
  return addresses;
}

/** The former names of reviews, each with its present one. */
export async function formerNames(): Promise<[string, string][]> {
  const { addresses } = await readContent(contentRoot);
  return Object.entries(addresses.redirects);
}
