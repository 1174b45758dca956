import type { Content } from '../check/content.ts';
import { periodOf, type Digest } from '../library/digest.ts';
import { allFigures } from '../files/figures.ts';
import { formerNamesIn, formerSectionsIn } from '../library/renamed.ts';
import { movedTitle } from '../files/redirectPage.ts';
import { paperAddresses } from '../library/redirects.ts';
import type { Review } from '../library/review.ts';
import type { Files, Redirect } from './files.ts';
import type { Unrendered } from './texts.ts';

/** Figures and redirects are small: a thread is given so many at once. */
const atOnce = 200;

/** Content in the terms of pages, for what a build does besides them. */
export interface Site {
  texts: Unrendered[];
  files: Files[];
  reviews: Review[];
}

/** What there is to do for content without problems. */
export function siteOf({ reviews, digests, addresses }: Content): Site {
  const { redirects } = addresses;
  const bySlug = new Map(digests.map((entry) => [entry.slug, entry]));
  const all = reviews.flatMap(({ slug, file, data }): Review[] => {
    const digest = bySlug.get(data.digest);
    return digest
      ? [{ ...data, slug, file, collectedIn: { ...digest.data, slug: digest.slug } }]
      : [];
  });
  const byDigest = Map.groupBy(all, ({ digest }) => digest);
  const leading: Redirect[] = [
    ...paperAddresses(all).map(({ kind, number, review: { slug, title } }) => {
      return { path: `${kind}/${number}`, title, slug };
    }),
    ...all.flatMap(({ slug }) =>
      formerNamesIn(redirects, slug).map((former) => {
        return { path: `reviews/${former}`, title: movedTitle, slug };
      }),
    ),
  ];
  return {
    reviews: all,
    texts: [
      ...digests.map(({ file }) => ({ file })),
      ...all.map((review) => ({
        file: review.file,
        review,
        former: formerSectionsIn(redirects, review.slug),
      })),
    ],
    files: [
      ...digests.map(({ slug, file, data }): Files => {
        const inDigest = (byDigest.get(slug) ?? []).toSorted((a, b) => a.number - b.number);
        const digest: Digest = { ...data, slug, file, period: periodOf(data), reviews: inDigest };
        return { kind: 'book', digest };
      }),
      ...all.map((review): Files => {
        return {
          kind: 'review',
          review,
          names: [review.slug, ...formerNamesIn(redirects, review.slug)],
        };
      }),
      ...slices(allFigures()).map((paths): Files => ({ kind: 'figures', paths })),
      ...slices(leading).map((some): Files => ({ kind: 'redirects', redirects: some })),
    ],
  };
}

function slices<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / atOnce) }, (_, part) =>
    items.slice(part * atOnce, (part + 1) * atOnce),
  );
}
