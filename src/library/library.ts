import type { Entry } from '../compile/content.ts';
import type { Addresses } from '../schema/addresses.ts';
import type { DigestData } from '../schema/digest.ts';
import type { ReviewData } from '../schema/review.ts';
import { periodOf, type Digest } from './digest.ts';
import { newestFirst, type Review } from './review.ts';

/** Everything that the site shows: reviews and digests, with references to each other. */
export interface Library {
  /** Digests newest first, each in its own order. */
  reviews: readonly Review[];
  reviewBySlug: ReadonlyMap<string, Review>;
  reviewsBySlack: ReadonlyMap<string, readonly Review[]>;
  byTopic: ReadonlyMap<string, readonly { review: Review }[]>;
  /** Newest first. */
  digests: readonly Digest[];
}

/** What a library is built from. */
interface LibrarySource {
  reviews: readonly Source<ReviewData>[];
  digests: readonly Source<DigestData>[];
  addresses: Addresses;
}

type Source<Data> = Pick<Entry<Data>, 'slug' | 'file' | 'data' | 'text'>;

/**
 * Builds the library from content; a pure function.
 * @throws Error if a review names a digest that does not exist
 */
export function libraryOf({ reviews, digests, addresses }: LibrarySource): Library {
  const redirects = Object.entries(addresses.redirects);
  const digestBySlug = new Map(
    digests.map(({ slug, data }) => [slug, { ...data, slug, period: periodOf(data) }]),
  );
  const all = reviews
    .map(({ slug, file, text, data }): Review => {
      const collectedIn = digestBySlug.get(data.digest);
      if (!collectedIn) throw new Error(`${file}: no digest ${data.digest}`);
      return { ...data, slug, file, text, collectedIn, ...formerOf(slug, redirects) };
    })
    .toSorted(newestFirst);
  const byDigest = Map.groupBy(all, ({ digest }) => digest);
  const topics = all.flatMap((review) => (review.topics ?? []).map((topic) => ({ topic, review })));
  return {
    reviews: all,
    reviewBySlug: new Map(all.map((review) => [review.slug, review])),
    reviewsBySlack: Map.groupBy(all, ({ slack }) => slack),
    byTopic: Map.groupBy(topics, ({ topic }) => topic),
    digests: digests
      .map(({ slug, file, text, data }): Digest => {
        const own = byDigest.get(slug) ?? [];
        return { ...data, slug, file, text, period: periodOf(data), reviews: own };
      })
      .toSorted((a, b) => (a.from < b.from ? 1 : -1)),
  };
}

function formerOf(
  slug: string,
  redirects: readonly [from: string, to: string][],
): Pick<Review, 'formerNames' | 'formerSections'> {
  const sections = redirects.flatMap(([from, to]) => {
    const [page, id = ''] = to.split('#');
    const [, former] = from.split('#');
    return page === slug && former !== undefined ? [[former, id] as const] : [];
  });
  return {
    formerNames: redirects.flatMap(([from, to]) => (to === slug ? [from] : [])),
    formerSections: Object.fromEntries(sections),
  };
}
