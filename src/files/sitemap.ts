import type { SitemapOptions } from '@astrojs/sitemap';
import type { Entry } from '../check/content.ts';
import type { ReviewData } from '../schema/review.ts';
import { nameSlug } from '../addresses.ts';
import { lastChanges } from './lastChanges.ts';
import { allContent } from '../library/content.ts';

/**
 * What goes into the sitemap besides the addresses: the date of the newest content of a page.
 * @param base the path that the site lives under
 */
export function sitemapOptions(base: string): NonNullable<SitemapOptions> {
  let pages: ReturnType<typeof readPages> | undefined;
  return {
    serialize: async (item) => {
      pages ??= readPages();
      const path = new URL(item.url).pathname.slice(base.replace(/\/?$/, '/').length);
      const date = (await pages).get(path);
      return date ? { ...item, lastmod: date.toISOString() } : item;
    },
  };
}

/** When the content of a page last changed, by path. */
async function readPages(): Promise<ReadonlyMap<string, Date>> {
  const { reviews, digests } = await allContent();
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
  return dates;
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
