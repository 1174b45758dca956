import { digestAddress } from '../addresses.ts';
import { hash } from '../cache.ts';
import { textKey, textSize } from '../markdown/text.ts';
import type { Digest } from './digest.ts';
import { partsBySize, type ListPage } from './pagination.ts';
import type { Review } from './review.ts';

/** The most text on one page, in bytes; the page around it comes on top. */
const maxText = 150_000;

/** A page with the texts of a digest: of all its reviews, unless that would be too long. */
export interface WholeDigestPage {
  digest: Digest;
  page: ListPage<Review>;
  /** For the reviews on other pages, the address of their page, by slug. */
  elsewhere: ReadonlyMap<string, string>;
  /** Changes whenever anything of the page does. */
  key: string;
}

/** The pages with all texts of a digest. */
export async function wholeDigestPages(digest: Digest): Promise<WholeDigestPage[]> {
  const sizes = new Map<Review, number>();
  for (const review of digest.reviews) sizes.set(review, await textSize(review));
  const parts = partsBySize(digest.reviews, (review) => sizes.get(review) ?? 0, maxText);
  const first = digestAddress(digest.slug, true);
  const addresses = parts.map((_, index) => (index === 0 ? first : `${first}${index + 1}/`));
  const homes = parts.flatMap((part, index) =>
    part.map(({ slug }): [string, string] => [slug, addresses[index] ?? first]),
  );
  return parts.map((items, index) => {
    const page = { items, number: index + 1, addresses };
    const texts = items.map((review) => textKey(review));
    const key = hash(JSON.stringify([digest, page, homes, texts])).toString('hex');
    const elsewhere = new Map(homes.filter(([, home]) => home !== addresses[index]));
    return { digest, page, elsewhere, key };
  });
}
