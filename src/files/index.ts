import { z } from 'astro/zod';
import { absolute, address, emblemPath, facetPaths, picturePath } from '../addresses.ts';
import type { Content } from '../compile/content.ts';
import { facetNames, facets, groupsOf } from '../library/facets.ts';
import { libraryOf } from '../library/library.ts';
import type { Review } from '../library/review.ts';
import { redirectsOf } from '../library/redirects.ts';
import type { Glossary } from '../schema/glossary.ts';
import { publishedSchemas } from '../schema/published.ts';
import { packRecords, recordOf } from '../search/records.ts';
import { sourceText } from '../compile/text.ts';
import { site } from '../site.ts';
import { digestBook } from './book/digestBook.ts';
import { reviewCard, siteCard } from './card/cards.ts';
import { bibliography, itemsOf } from './citation/citations.ts';
import { ris } from './citation/ris.ts';
import { publishedReview, publishedReviews } from './data.ts';
import { escaped } from './escaped.ts';
import { maxFeedItems, writeFeed, type Feed } from './feeds.ts';
import { allFigures, emblemFile, encodedPicture, figureFile } from './figures.ts';
import { guide } from './guide.ts';
import { redirectPage } from './redirectPage.ts';
import { reviewFormats } from './reviewFormats.ts';

type Reviews = readonly Review[];
type FileContent = string | Uint8Array | Promise<string | Uint8Array>;

/** A kind of file: its content type, and how to make one from its subject. */
function kind<Subject>(type: string, make: (subject: Subject) => FileContent) {
  return { type, make };
}

/** Every kind of file other than pages. */
const kinds = {
  markdown: kind(`${reviewFormats.md.type}; charset=utf-8`, sourceText),
  bibtex: kind(`${reviewFormats.bib.type}; charset=utf-8`, bibliography),
  ris: kind(`${reviewFormats.ris.type}; charset=utf-8`, (all: Reviews) => ris(itemsOf(all))),
  csl: kind(`${reviewFormats['csl.json'].type}; charset=utf-8`, (all: Reviews) =>
    JSON.stringify(itemsOf(all), null, 2),
  ),
  reviewJson: kind(`${reviewFormats.json.type}; charset=utf-8`, (review: Review) =>
    JSON.stringify(publishedReview(review), null, 2),
  ),
  reviewsJson: kind('application/json', (all: Reviews) => JSON.stringify(publishedReviews(all))),
  card: kind('image/png', reviewCard),
  siteCard: kind('image/png', siteCard),
  book: kind('application/epub+zip', digestBook),
  rss: kind('application/rss+xml; charset=utf-8', (feed: Feed) => writeFeed(feed, 'rss')),
  jsonFeed: kind('application/feed+json; charset=utf-8', (feed: Feed) => writeFeed(feed, 'json')),
  figure: kind('image/svg+xml', figureFile),
  picture: kind('image/webp', encodedPicture),
  emblem: kind('image/svg+xml', emblemFile),
  redirect: kind('text/html; charset=utf-8', redirectPage),
  records: kind('application/json', (all: Reviews) =>
    JSON.stringify(packRecords(all.map(recordOf))),
  ),
  glossary: kind('application/json', (glossary: Glossary) => JSON.stringify(glossary)),
  // The input schema, as authors write it: before trimming and wrapping in lists.
  schema: kind('application/json', (name: SchemaName) =>
    JSON.stringify({
      $id: absolute(address(`schemas/${name}`)),
      ...z.toJSONSchema(publishedSchemas[name], { io: 'input' }),
    }),
  ),
  openSearch: kind('application/opensearchdescription+xml', () =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
      `<ShortName>${escaped(site.name)}</ShortName><Description>${escaped(site.tagline)}</Description>`,
      `<Url type="text/html" template="${absolute(address('search/'))}?q={searchTerms}"/>`,
      '</OpenSearchDescription>',
    ].join('\n'),
  ),
  guide: kind('text/plain; charset=utf-8', guide),
  robots: kind(
    'text/plain; charset=utf-8',
    () => `User-agent: *\nAllow: /\n\nSitemap: ${absolute(address('sitemap-index.xml'))}\n`,
  ),
};

type SchemaName = keyof typeof publishedSchemas;
type KindName = keyof typeof kinds;
type Subject<Name extends KindName> = Parameters<(typeof kinds)[Name]['make']>[0];

/** A file other than a page, described by plain data so that it can be sent to a worker. */
export interface SiteFile {
  /** Relative to the site's root. */
  path: string;
  kind: KindName;
  subject: unknown;
}

function file<Name extends KindName>(path: string, kind: Name, subject: Subject<Name>): SiteFile {
  return { path, kind, subject };
}

/** Generates the content of a file. */
export function makeFile({ kind, subject }: SiteFile): FileContent {
  return (kinds[kind].make as (subject: unknown) => FileContent)(subject);
}

/** The content type of a file. */
export function typeOf({ kind }: SiteFile): string {
  return kinds[kind].type;
}

/** Every file of the site other than its pages. */
export function filesOf(content: Content, { reviews, digests } = libraryOf(content)): SiteFile[] {
  const pictures = new Set([...content.reviews, ...content.digests].flatMap((of) => of.pictures));
  return [
    ...digests.map((digest) => file(`digests/${digest.slug}.epub`, 'book', digest)),
    ...reviews.flatMap(filesOfReview),
    ...allFigures().map((path) => file(`figures/${path}`, 'figure', path)),
    ...[...pictures].flatMap((path) => [
      file(picturePath(path), 'picture', { path, version: 'large' }),
      file(picturePath(path, true), 'picture', { path, version: 'small' }),
    ]),
    ...reviews.flatMap(({ text: { emblem } }) =>
      emblem === undefined ? [] : [file(emblemPath(emblem), 'emblem', emblem)],
    ),
    ...redirectsOf(reviews).map((redirect) =>
      file(`${redirect.path}/index.html`, 'redirect', redirect),
    ),
    ...facetNames.flatMap((facet) =>
      groupsOf(facet, reviews).flatMap(({ slug, name, reviews: own }) => {
        const title = `${facets[facet].title(name)}, ${site.name}`;
        return filesOfList(`${facetPaths[facet]}/${slug}/`, title, own);
      }),
    ),
    ...filesOfList('', site.name, reviews),
    file('reviews.json', 'reviewsJson', reviews),
    file('search/records.json', 'records', reviews),
    file('search/glossary.json', 'glossary', content.glossary),
    ...(Object.keys(publishedSchemas) as SchemaName[]).map((name) =>
      file(`schemas/${name}`, 'schema', name),
    ),
    file('card.png', 'siteCard', undefined),
    file('llms.txt', 'guide', digests),
    file('robots.txt', 'robots', undefined),
    file('opensearch.xml', 'openSearch', undefined),
  ];
}

/** The formats of a review and its card, under its former names, too. */
function filesOfReview(review: Review): SiteFile[] {
  return [review.slug, ...review.formerNames].flatMap((name) => [
    file(`reviews/${name}.md`, 'markdown', review),
    file(`reviews/${name}.bib`, 'bibtex', [review]),
    file(`reviews/${name}.ris`, 'ris', [review]),
    file(`reviews/${name}.csl.json`, 'csl', [review]),
    file(`reviews/${name}.json`, 'reviewJson', review),
    file(`reviews/${name}.png`, 'card', review),
  ]);
}

/** The feeds and the bibliography of a list of reviews. */
function filesOfList(path: string, title: string, reviews: Reviews): SiteFile[] {
  const feed = { title, path, reviews: reviews.slice(0, maxFeedItems) };
  return [
    file(`${path}rss.xml`, 'rss', feed),
    file(`${path}feed.json`, 'jsonFeed', feed),
    file(`${path}reviews.bib`, 'bibtex', reviews),
  ];
}
