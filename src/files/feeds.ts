import { toHtml } from 'hast-util-to-html';
import { generateJsonFeed, generateRssFeed } from 'feedsmith';
import { site } from '../site.ts';
import { absolute, address, reviewAddress, reviewerAddress } from '../addresses.ts';
import { cached, versionOf } from '../cache.ts';
import { endOf } from '../library/digest.ts';
import { reviewerName, type Review } from '../library/review.ts';
import { textKey, textOf } from '../markdown/text.ts';

/** Readers ask for a feed again and again: it holds the newest. */
const mostItems = 20;

const version = versionOf('src');

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
  const newest = reviews.slice(0, mostItems);
  const keys = newest.map(({ file }) => textKey(file, { standalone: true }));
  const madeOf = [JSON.stringify(newest), title, absolute(address(path)), format, ...keys, version];
  const feed = await cached('feeds', madeOf, async () =>
    Buffer.from(await writeFeed(newest, title, path, format)),
  );
  return feed.toString();
}

async function writeFeed(
  reviews: readonly Review[],
  title: string,
  path: string,
  format: FeedFormat,
): Promise<string> {
  const page = absolute(address(path));
  const entries = reviews.map((review) => ({ review, published: endOf(review.collectedIn) }));
  const newest = entries.map(({ published }) => published).toSorted((a, b) => +b - +a)[0];
  const items = await Promise.all(
    entries.map(async ({ review, published }) => {
      const url = absolute(reviewAddress(review.slug));
      const place = { base: absolute(address()), page: url, standalone: true };
      const { html, summary } = await textOf(review.file, place);
      return { review, published, url, html, summary };
    }),
  );
  if (format === 'feed.json') {
    const feed = generateJsonFeed({
      title,
      home_page_url: page,
      feed_url: `${page}feed.json`,
      description: site.description,
      language: site.language,
      items: items.map(({ review, published, url, html, summary }) => ({
        id: url,
        url,
        title: review.title,
        summary,
        content_html: html,
        image: absolute(address(`reviews/${review.slug}.png`)),
        date_published: published,
        authors: [{ name: reviewerName(review), url: absolute(reviewerAddress(review.slack)) }],
        tags: review.topics ?? [],
        language: site.language,
      })),
    });
    return JSON.stringify(feed);
  }
  return generateRssFeed({
    title,
    link: page,
    description: site.description,
    language: site.language,
    copyright: 'CC BY 4.0',
    ...(newest && { lastBuildDate: newest }),
    atom: { links: [{ href: `${page}rss.xml`, rel: 'self', type: 'application/rss+xml' }] },
    items: items.map(({ review, published, url, html, summary }) => ({
      title: review.title,
      link: url,
      guid: { value: url, isPermaLink: true },
      pubDate: published,
      // Readers take it for HTML.
      description: toHtml({ type: 'text', value: summary }),
      categories: (review.topics ?? []).map((name) => ({ name })),
      dc: { creators: [reviewerName(review)] },
      content: { encoded: html },
    })),
  });
}
