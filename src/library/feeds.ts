import { Feed } from 'feed';
import { site } from '../site.ts';
import { absolute, address, reviewAddress, reviewerAddress } from './addresses.ts';
import { digestOf } from './digests.ts';
import { renderText, reviewerName, type Review } from './reviews.ts';

export const feedFormats = {
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
} as const;

export type FeedFormat = keyof typeof feedFormats;

/**
 * A feed of reviews with their full texts, newest first.
 * @param title of the feed
 * @param path the page that it is the feed of, as `reviewers/arech/`
 */
export async function feedOf(
  reviews: readonly Review[],
  title: string,
  path: string,
  format: FeedFormat,
): Promise<string> {
  const page = absolute(address(path));
  const entries = await Promise.all(
    reviews.map(async (review) => ({ review, digest: await digestOf(review) })),
  );
  const newest = entries.map(({ digest }) => endOf(digest.to)).toSorted((a, b) => +b - +a)[0];
  const feed = new Feed({
    id: page,
    title,
    description: site.description,
    link: page,
    language: site.language,
    copyright: 'CC BY 4.0',
    feedLinks: { rss: `${page}rss.xml`, json: `${page}feed.json` },
    ...(newest && { updated: newest }),
    generator: site.name,
  });
  for (const { review, digest } of entries) {
    const url = absolute(reviewAddress(review.slug));
    const place = { base: absolute(address()), page: url, standalone: true };
    const text = await renderText(review.file, place);
    feed.addItem({
      id: url,
      title: review.title,
      link: url,
      date: endOf(digest.to),
      description: text.summary,
      content: text.html,
      author: [{ name: reviewerName(review), link: absolute(reviewerAddress(review.slack)) }],
    });
  }
  return format === 'rss.xml' ? feed.rss2() : feed.json1();
}

/** The last day of a month, which a digest's reviews are dated by. */
function endOf(month: string): Date {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
}
