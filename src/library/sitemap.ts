import type { SitemapOptions } from '@astrojs/sitemap';
import type { Entry } from '../check/content.ts';
import type { ReviewData } from '../schema/review.ts';
import { nameSlug } from './addresses.ts';
import { lastChanges } from './changes.ts';
import { allContent } from './content.ts';

/**
 * What goes into the sitemap: every page that is no redirect, with the date of its newest content.
 * @param base the path that the site lives under
 */
export function sitemapOptions(base: string): NonNullable<SitemapOptions> {
  let pages: ReturnType<typeof readPages> | undefined;
  return {
    serialize: async (item) => {
      pages ??= readPages();
      const { redirects, dates } = await pages;
      const path = new URL(item.url).pathname.slice(base.replace(/\/?$/, '/').length);
      if (/^(arxiv|doi)\//.test(path) || redirects.has(path)) return undefined;
      const date = dates.get(path);
      return date ? { ...item, lastmod: date.toISOString() } : item;
    },
  };
}

/** The redirects of renamed reviews, and when the content of a page last changed, by path. */
async function readPages(): Promise<{
  redirects: ReadonlySet<string>;
  dates: ReadonlyMap<string, Date>;
}> {
  const { reviews, digests, addresses } = await allContent();
  const former = Object.keys(addresses.redirects).map((slug) => `reviews/${slug}/`);
  const ofDigest = new Map(digests.map(({ slug }) => [slug, ['', `digests/${slug}/`]]));
  const ofReview = new Map(reviews.map((review) => [review.slug, pagesOf(review)]));
  const dates = new Map<string, Date>();
  const change = (page: string, date: Date): void => {
    const other = dates.get(page);
    if (!other || other < date) dates.set(page, date);
  };
  for (const [path, date] of await lastChanges()) {
    const [, folder, slug] = /^(digests|reviews|figures)\/([^/.]+)/.exec(path) ?? [];
    const pages = (folder === 'digests' ? ofDigest : ofReview).get(slug ?? '') ?? [];
    for (const page of pages) change(page, date);
  }
  return { redirects: new Set(former), dates };
}

/** Every page that shows something of a review. */
function pagesOf({ slug, data }: Entry<ReviewData>): string[] {
  return [
    ...['', 'papers/', 'reviewers/', 'institutions/', 'topics/', 'years/'],
    `reviews/${slug}/`,
    `digests/${data.digest}/`,
    `digests/${data.digest}/all/`,
    `reviewers/${nameSlug(data.slack)}/`,
    `years/${data.year}/`,
    ...(data.institution ?? []).map((name) => `institutions/${nameSlug(name)}/`),
    ...(data.topics ?? []).map((name) => `topics/${nameSlug(name)}/`),
  ];
}
