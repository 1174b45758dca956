import { digestAddress } from '../addresses.ts';
import type { Digest } from './digest.ts';
import { pageKey, pagesOf, partsBySize } from './pagination.ts';

/** The size limit of the texts on one page, in bytes, without the layout around them. */
const maxBytes = 150_000;

/** The pages with all texts of a digest: one, unless it would be too large. */
export function wholeDigestPages(digest: Digest) {
  const parts = partsBySize(digest.reviews, maxBytes, ({ text }) => text.size);
  return pagesOf(parts, digestAddress(digest.slug, true)).map((page, index) => {
    // The addresses of the pages that have the other reviews, by slug.
    const elsewhere = new Map(
      parts.flatMap((part, other) =>
        other === index ? [] : part.map(({ slug }) => [slug, page.addresses[other] ?? '']),
      ),
    );
    return { digest, page, elsewhere, key: pageKey([digest, page]) };
  });
}
