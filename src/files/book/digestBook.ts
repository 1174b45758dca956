import { relative } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import type { Book, Chapter } from './book.ts';
import { writeEpub } from './epub.ts';
import { site } from '../../site.ts';
import { absolute, digestAddress, reviewAddress, facetAddress } from '../../addresses.ts';
import { digestCover } from '../card/cards.ts';
import { cached, versionOf } from '../../cache.ts';
import { lastChanges } from '../history.ts';
import { contentDir } from '../../environment.ts';
import { endOf, type Digest } from '../../library/digest.ts';
import { bookFigure } from '../figures.ts';
import { origin, paperVersion, reviewerName, type Review } from '../../library/review.ts';
import { stylesheet } from '../stylesheet.ts';
import { textKey, renderText } from '../../markdown/text.ts';

/** A digest as an EPUB file. */
export async function digestBook(digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  const modified = await lastChange(digest, endOf(digest));
  const texts = [digest, ...digest.reviews];
  const keys = texts.map((text) => textKey(text, { standalone: true }));
  const key = [JSON.stringify(digest), modified.toISOString(), ...keys, versionOf('src')];
  return cached('books', key, () => makeBook(digest, modified));
}

async function makeBook(digest: Digest, modified: Date): Promise<Uint8Array<ArrayBuffer>> {
  const fit = { standalone: true };
  const introduction = (await renderText(digest, fit)).html;
  const chapters = await Promise.all(
    digest.reviews.map(async (review) => chapterOf(review, await renderText(review, fit))),
  );
  const paths = chapters.flatMap(({ html }) =>
    [...html.matchAll(/<img src="[^"]*\/figures\/([^"]+)"/g)].map(([, path = '']) => path),
  );
  const figures = paths.map((path): [string, string] => [`figures/${path}`, bookFigure(path)]);
  const book: Book = {
    address: absolute(digestAddress(digest.slug)),
    title: digest.title,
    language: site.language,
    publisher: site.name,
    reviewers: [...new Set(digest.reviews.map(reviewerName))],
    source: digest.source,
    rights: site.licence.name,
    description: `${digest.reviews.length} reviews of scientific papers, ${digest.period}`,
    published: endOf(digest),
    modified,
    introduction,
    chapters,
    figures: new Map(figures),
    cover: await digestCover(digest),
    stylesheet: stylesheet('book'),
  };
  return writeEpub(book);
}

function chapterOf(review: Review, text: Awaited<ReturnType<typeof renderText>>): Chapter {
  const { slug, title, authors, link, code = [], provenance, slack } = review;
  return {
    slug,
    title,
    authors: authors.join(', '),
    origin: origin(review),
    byline: `Review by ${reviewerName(review)}`,
    links: [
      { label: `Original paper (${paperVersion(review)})`, url: link },
      ...code.map(({ label, url }) => ({ label: `Code: ${label}`, url })),
      { label: 'The review on the site', url: absolute(reviewAddress(slug)) },
      { label: 'More by the reviewer', url: absolute(facetAddress('reviewer', slack)) },
    ],
    ...(provenance !== undefined && { provenance }),
    html: text.html,
    sections: text.headings
      .filter(({ depth }) => depth === 2)
      .map(({ id, html }) => ({ id, title: toString(fromHtml(html, { fragment: true })) })),
  };
}

/** When a digest or one of its reviews last changed. */
async function lastChange({ file, reviews }: Digest, earliest: Date): Promise<Date> {
  const changes = await lastChanges();
  return [file, ...reviews.map((review) => review.file)]
    .map((path) => changes.get(relative(contentDir, path)) ?? earliest)
    .reduce((latest, date) => (date > latest ? date : latest), earliest);
}
