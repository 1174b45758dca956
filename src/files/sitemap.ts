import type { SitemapOptions } from '@astrojs/sitemap';
import { facetPaths } from '../addresses.ts';
import type { Content } from '../compile/content.ts';
import { facetNames, facets } from '../library/facets.ts';
import { libraryOf } from '../library/library.ts';
import type { Review } from '../library/review.ts';
import { lastChanges } from './history.ts';

/** Adds to each page of the sitemap when its content last changed. */
export function sitemapOptions(
  base: string,
  read: () => Promise<Content>,
): NonNullable<SitemapOptions> {
  let dates: ReturnType<typeof datesOf> | undefined;
  return {
    serialize: async (item) => {
      dates ??= read().then(datesOf);
      const path = new URL(item.url).pathname.slice(base.length);
      // One page under each number of a paper that has two reviews.
      if (/^(arxiv|doi)\//.test(path)) return undefined;
      // Later pages of a list take the date of the first, and letters the date of all papers.
      const first = path.replace(/^papers\/.+/, 'papers/').replace(/(page\/)?\d+\/$/, '');
      const date = (await dates).get(path) ?? (await dates).get(first);
      return date ? { ...item, lastmod: date.toISOString() } : item;
    },
  };
}

/** When the content of a page last changed, by path. */
async function datesOf(content: Content): Promise<ReadonlyMap<string, Date>> {
  const { reviews, digests } = libraryOf(content);
  const pages = new Map<string, readonly string[]>([
    ...digests.map(({ slug }) => [`digests/${slug}`, ['', `digests/${slug}/`]] as const),
    ...reviews.map((review) => [`reviews/${review.slug}`, pagesOf(review)] as const),
  ]);
  const dates = new Map<string, Date>();
  for (const [path, date] of await lastChanges()) {
    const [file = ''] = /^[^/]+\/[^/.]+/.exec(path) ?? [];
    for (const page of pages.get(file.replace(/^figures/, 'reviews')) ?? []) {
      const other = dates.get(page);
      if (!other || other < date) dates.set(page, date);
    }
  }
  return dates;
}

/** Every page that shows a review or mentions it. */
function pagesOf(review: Review): string[] {
  const { slug, digest } = review;
  return [
    ...['', 'papers/', `reviews/${slug}/`, `digests/${digest}/`, `digests/${digest}/all/`],
    ...facetNames.flatMap((facet) => [
      `${facetPaths[facet]}/`,
      ...facets[facet].valuesOf(review).map((value) => `${facetPaths[facet]}/${value.slug}/`),
    ]),
  ];
}
