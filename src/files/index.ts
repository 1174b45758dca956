import { z } from 'astro/zod';
import { absolute, address, facetPaths, reviewAddress } from '../addresses.ts';
import type { Content } from '../check/content.ts';
import { facetNames, facets, groupsOf } from '../library/facets.ts';
import { libraryOf } from '../library/library.ts';
import type { Review } from '../library/review.ts';
import { redirectsOf, type Redirect } from '../library/redirects.ts';
import { publishedSchemas } from '../schema/published.ts';
import { packRecords, recordOf, type SearchRecord } from '../search/records.ts';
import { site } from '../site.ts';
import { digestBook } from './book/digestBook.ts';
import { reviewCard, siteCard } from './card/cards.ts';
import { bibliography, itemsOf } from './citation/citations.ts';
import { cslJson, ris } from './citation/formats.ts';
import { publishedReview, publishedReviews } from './data.ts';
import { feedFormats, maxItems, writeFeed, type Feed } from './feeds.ts';
import { allFigures, figureFile } from './figures.ts';
import { redirectPage } from './redirectPage.ts';

type Made = string | Uint8Array | Promise<string | Uint8Array>;

/** What a kind of file is served as, and how one is made from its subject. */
interface Kind<Subject> {
  type: string;
  make: (subject: Subject) => Made;
}

function kind<Subject>(type: string, make: (subject: Subject) => Made): Kind<Subject> {
  return { type, make };
}

/** Every kind of file that is no page. */
const kinds = {
  markdown: kind('text/markdown; charset=utf-8', (source: string) => source),
  bibtex: kind('application/x-bibtex; charset=utf-8', bibliography),
  ris: kind('application/x-research-info-systems; charset=utf-8', (reviews: readonly Review[]) =>
    ris(itemsOf(reviews)),
  ),
  csl: kind(
    'application/vnd.citationstyles.csl+json; charset=utf-8',
    (reviews: readonly Review[]) => cslJson(itemsOf(reviews)),
  ),
  review: kind('application/json; charset=utf-8', (review: Review) =>
    JSON.stringify(publishedReview(review), null, 2),
  ),
  reviews: kind('application/json', (reviews: readonly Review[]) =>
    JSON.stringify(publishedReviews(reviews)),
  ),
  card: kind('image/png', reviewCard),
  siteCard: kind('image/png', siteCard),
  book: kind('application/epub+zip', digestBook),
  rss: kind(feedFormats['rss.xml'], (feed: Feed) => writeFeed(feed, 'rss.xml')),
  jsonFeed: kind(feedFormats['feed.json'], (feed: Feed) => writeFeed(feed, 'feed.json')),
  figure: kind('image/svg+xml', figureFile),
  redirect: kind('text/html; charset=utf-8', ({ title, slug }: Redirect) =>
    redirectPage(title, reviewAddress(slug)),
  ),
  records: kind('application/json', (records: readonly SearchRecord[]) =>
    JSON.stringify(packRecords(records)),
  ),
  // As an author writes it, before anything is trimmed or put into a list.
  schema: kind('application/json', (name: keyof typeof publishedSchemas) =>
    JSON.stringify(z.toJSONSchema(publishedSchemas[name], { io: 'input' })),
  ),
  robots: kind(
    'text/plain; charset=utf-8',
    () => `User-agent: *\nAllow: /\n\nSitemap: ${absolute(address('sitemap-index.xml'))}\n`,
  ),
} as const;

type Kinds = typeof kinds;

/** A file of the site that is no page: plain data, so that a worker can make it. */
export type SiteFile = {
  [Name in keyof Kinds]: {
    /** Within the site. */
    path: string;
    kind: Name;
    subject: Parameters<Kinds[Name]['make']>[0];
  };
}[keyof Kinds];

/** Makes a file. */
export function makeFile({ kind, subject }: SiteFile): Made {
  return (kinds[kind].make as (subject: unknown) => Made)(subject);
}

/** The content type of a file. */
export function typeOf({ kind }: SiteFile): string {
  return kinds[kind].type;
}

/**
 * Every file of the site that is no page.
 * @param library made of the content, where it is there already
 */
export function filesOf(content: Content, { reviews, digests } = libraryOf(content)): SiteFile[] {
  const entries = new Map(content.reviews.map((entry) => [entry.slug, entry]));
  const feeds = (path: string, title: string, all: Feed['reviews']): SiteFile[] => {
    const subject = { title, path, reviews: all.slice(0, maxItems) };
    return [
      { path: `${path}rss.xml`, kind: 'rss', subject },
      { path: `${path}feed.json`, kind: 'jsonFeed', subject },
    ];
  };
  return [
    ...digests.map((digest): SiteFile => {
      return { path: `digests/${digest.slug}.epub`, kind: 'book', subject: digest };
    }),
    ...reviews.flatMap((review) => {
      const { source = '' } = entries.get(review.slug) ?? {};
      return [review.slug, ...review.formerNames].flatMap((name): SiteFile[] => [
        { path: `reviews/${name}.md`, kind: 'markdown', subject: source },
        { path: `reviews/${name}.bib`, kind: 'bibtex', subject: [review] },
        { path: `reviews/${name}.ris`, kind: 'ris', subject: [review] },
        { path: `reviews/${name}.csl.json`, kind: 'csl', subject: [review] },
        { path: `reviews/${name}.json`, kind: 'review', subject: review },
        { path: `reviews/${name}.png`, kind: 'card', subject: review },
      ]);
    }),
    ...allFigures().map((path): SiteFile => {
      return { path: `figures/${path}`, kind: 'figure', subject: path };
    }),
    ...redirectsOf(reviews).map((redirect): SiteFile => {
      return { path: `${redirect.path}/index.html`, kind: 'redirect', subject: redirect };
    }),
    ...facetNames.flatMap((facet) => {
      const { feedTitle, hasBibliography } = facets[facet];
      return groupsOf(facet, reviews).flatMap(({ slug, name, reviews: own }): SiteFile[] => {
        const path = `${facetPaths[facet]}/${slug}/`;
        return [
          ...(feedTitle ? feeds(path, `${feedTitle(name)}, ${site.name}`, own) : []),
          ...(hasBibliography
            ? [{ path: `${path}reviews.bib`, kind: 'bibtex' as const, subject: own }]
            : []),
        ];
      });
    }),
    ...feeds('', site.name, reviews),
    { path: 'reviews.bib', kind: 'bibtex', subject: reviews },
    { path: 'reviews.json', kind: 'reviews', subject: reviews },
    {
      path: 'search/records.json',
      kind: 'records',
      subject: reviews.map((review) =>
        recordOf(review, entries.get(review.slug)?.formulas.words ?? []),
      ),
    },
    ...(Object.keys(publishedSchemas) as (keyof typeof publishedSchemas)[]).map(
      (name): SiteFile => ({ path: `schemas/${name}`, kind: 'schema', subject: name }),
    ),
    { path: 'card.png', kind: 'siteCard', subject: undefined },
    { path: 'robots.txt', kind: 'robots', subject: undefined },
  ];
}
