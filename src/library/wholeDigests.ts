import { digestAddress } from '../addresses.ts';
import type { Digest } from './digest.ts';
import { hash } from '../cache.ts';
import { allDigests } from './digests.ts';
import { formerNamesOf, formerSections } from './former.ts';
import { partsBySize, type ListPage } from './listPages.ts';
import type { Review } from './review.ts';
import { textKey, textSize } from '../markdown/text.ts';

/** In bytes; the page around the texts comes on top. */
const mostText = 150_000;

/** A page with the texts of a digest: of all its reviews, unless that would be too long. */
export interface WholeDigestPage {
  digest: Digest;
  page: ListPage<Review>;
  /** For the reviews on other pages, the address of their page, by slug. */
  elsewhere: ReadonlyMap<string, string>;
  /** The former names of its reviews, by slug. */
  formerNames: ReadonlyMap<string, string[]>;
  /** Changes whenever anything of the page does. */
  key: string;
}

/** The pages with all texts of each digest. */
export async function wholeDigestPages(): Promise<WholeDigestPage[]> {
  const pages = await Promise.all((await allDigests()).map(pagesOf));
  return pages.flat();
}

async function pagesOf(digest: Digest): Promise<WholeDigestPage[]> {
  const sizes = new Map<Review, number>();
  for (const review of digest.reviews) sizes.set(review, await textSize(review.file));
  const parts = partsBySize(digest.reviews, (review) => sizes.get(review) ?? 0, mostText);
  const first = digestAddress(digest.slug, true);
  const addresses = parts.map((_, place) => (place === 0 ? first : `${first}${place + 1}/`));
  const homes = parts.flatMap((part, place) =>
    part.map(({ slug }): [string, string] => [slug, addresses[place] ?? first]),
  );
  const names = await Promise.all(
    digest.reviews.map(async ({ slug }): Promise<[string, string[]]> => [
      slug,
      await formerNamesOf(slug),
    ]),
  );
  const formerNames = new Map(names);
  return Promise.all(
    parts.map(async (items, place) => {
      const texts = await Promise.all(
        items.map(async ({ file }) => textKey(file, { former: await formerSections(file) })),
      );
      const page = { items, number: place + 1, addresses };
      const key = hash(JSON.stringify([digest, page, homes, names, texts])).toString('hex');
      const elsewhere = new Map(homes.filter(([, home]) => home !== addresses[place]));
      return { digest, page, elsewhere, formerNames, key };
    }),
  );
}
