import { toHtml } from 'hast-util-to-html';
import { generateJsonFeed, generateRssFeed } from 'feedsmith';
import { site } from '../site.ts';
import { absolute, address, reviewAddress, facetAddress } from '../addresses.ts';
import { cached, versionOf } from '../cache.ts';
import { endOf } from '../library/digest.ts';
import { element } from '../markdown/elements.ts';
import { attribution, licenceNotice, reviewerName, type Review } from '../library/review.ts';
import { renderedText } from '../compile/text.ts';
import { escaped } from './escaped.ts';

/** Feed readers poll, so a feed has only the newest reviews. */
export const maxFeedItems = 20;

/** A list of reviews to subscribe to. */
export interface Feed {
  title: string;
  /** Path of the page that it is the feed of: `reviewers/arech/`. */
  path: string;
  /** Newest first. */
  reviews: readonly Review[];
}

/** Writes a feed with the full texts of its reviews, or takes it from the cache. */
export async function writeFeed(feed: Feed, format: keyof typeof formats): Promise<string> {
  const key = [JSON.stringify(feed), absolute(address()), format, versionOf('src')];
  const written = await cached('feeds', key, async () => {
    const items = await Promise.all(feed.reviews.map(itemOf));
    return Buffer.from(formats[format](feed, items));
  });
  return written.toString();
}

type Item = Awaited<ReturnType<typeof itemOf>>;

async function itemOf(review: Review) {
  const url = absolute(reviewAddress(review.slug));
  const { html } = await renderedText(review, { page: url, kind: 'standalone' });
  const { source, period } = review.collectedIn;
  const origin = element('a', { href: source }, `digest of ${period}`);
  const end = toHtml(element('p', {}, `${attribution(review)}. From the `, origin, '.'));
  return { review, published: endOf(review.collectedIn), url, html: html + end };
}

const formats = { json: jsonFeed, rss };
const common = { description: site.description, language: site.language };

function jsonFeed({ title, path }: Feed, items: readonly Item[]): string {
  const page = absolute(address(path));
  const feed = generateJsonFeed({
    title,
    home_page_url: page,
    feed_url: `${page}feed.json`,
    ...common,
    items: items.map(({ review, published, url, html }) => ({
      id: url,
      url,
      title: review.title,
      summary: review.text.summary,
      content_html: html,
      image: absolute(address(`reviews/${review.slug}.png`)),
      date_published: published,
      authors: [
        { name: reviewerName(review), url: absolute(facetAddress('reviewer', review.slack)) },
      ],
      tags: review.topics ?? [],
      language: site.language,
    })),
  });
  return JSON.stringify(feed);
}

function rss({ title, path }: Feed, items: readonly Item[]): string {
  const page = absolute(address(path));
  return generateRssFeed({
    title,
    link: page,
    ...common,
    copyright: licenceNotice,
    lastBuildDate: new Date(Math.max(...items.map(({ published }) => Number(published)))),
    atom: { links: [{ href: `${page}rss.xml`, rel: 'self', type: 'application/rss+xml' }] },
    items: items.map(({ review, published, url, html }) => ({
      title: review.title,
      link: url,
      guid: { value: url, isPermaLink: true },
      pubDate: published,
      // Feed readers parse it as HTML.
      description: escaped(review.text.summary),
      categories: (review.topics ?? []).map((name) => ({ name })),
      dc: { creators: [reviewerName(review)] },
      content: { encoded: html },
    })),
  });
}
