import { hash } from 'node:crypto';
import { digestAddress } from '../addresses.ts';
import { textKey, textSize } from '../markdown/text.ts';
import type { Digest } from './digest.ts';
import { pagesOf, partsBySize } from './pagination.ts';
import type { Review } from './review.ts';

/** The size limit of the texts on one page, in bytes, without the layout around them. */
const maxBytes = 150_000;

/** The pages with all texts of a digest: one, unless it would be too large. */
export async function wholeDigestPages(digest: Digest) {
  const sizes = new Map<Review, number>();
  for (const review of digest.reviews) sizes.set(review, await textSize(review));
  const parts = partsBySize(digest.reviews, (review) => sizes.get(review) ?? 0, maxBytes);
  return pagesOf(parts, digestAddress(digest.slug, true)).map((page, index) => {
    const texts = page.items.map((review) => textKey(review));
    // The addresses of the pages that have the other reviews, by slug.
    const elsewhere = new Map(
      parts.flatMap((part, other) =>
        other === index ? [] : part.map(({ slug }) => [slug, page.addresses[other] ?? '']),
      ),
    );
    const key = hash('sha256', JSON.stringify([digest, page, [...elsewhere], texts]));
    return { digest, page, elsewhere, key };
  });
}
