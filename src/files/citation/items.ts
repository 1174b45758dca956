import { absolute, reviewAddress } from '../../addresses.ts';
import {
  breakable,
  paperVersion,
  reviewerName,
  reviewTitle,
  type Review,
} from '../../library/review.ts';
import { parseIdentifier } from '../../schema/identifier.ts';
import { site } from '../../site.ts';

/** A person's name in CSL-JSON. */
export type Name = { family: string; given: string } | { literal: string };

/** An item to cite, in CSL-JSON 1.0. */
export interface Item {
  id: string;
  type: string;
  title: string;
  author: Name[];
  issued: { 'date-parts': [[number, ...number[]]] };
  URL: string;
  language?: string;
  /** The kind of a web page. */
  genre?: string;
  abstract?: string;
  'container-title'?: string;
  'collection-title'?: string;
  DOI?: string;
  number?: string;
  /** The category on arXiv: as the archive's collection it would be printed. */
  custom?: { category: string };
  publisher?: string | undefined;
  'reviewed-title'?: string;
  'reviewed-author'?: Name[] | undefined;
  translator?: Name[];
  note?: string;
}

/** A field of an item in another format, which leaves it out if it has no value. */
export type Field = [name: string, value: string | undefined];

/** The paper that a review is about. */
export function paperItem(review: Review): Item {
  const { slug, title, authors, year, link, venue, journal, doi, category } = review;
  const container = journal ?? venue;
  const isPreprint = container === undefined && parseIdentifier(link)?.kind === 'arxiv';
  return {
    id: `paper-${slug}`,
    type: journal !== undefined ? 'article-journal' : venue ? 'paper-conference' : 'article',
    title,
    author: authors.map(nameOf),
    issued: { 'date-parts': [[year]] },
    URL: link,
    ...(container !== undefined && { 'container-title': container }),
    ...(doi !== undefined && { DOI: doi }),
    ...(category !== undefined && { custom: { category } }),
    ...(isPreprint && { number: paperVersion(review), publisher: 'arXiv' }),
  };
}

/**
 * The review itself, dated to the last month of its digest. A web page, as reference managers have
 * no reviews.
 */
export function reviewItem(review: Review): Item {
  const { slug, authors, reviewer, title, text, collectedIn } = review;
  const [year = 0, month = 0] = collectedIn.to.split('-').map(Number);
  return {
    id: `review-${slug}`,
    type: 'webpage',
    genre: 'Review',
    title: reviewTitle(review),
    author: [reviewer === undefined ? { literal: reviewerName(review) } : nameOf(reviewer)],
    issued: { 'date-parts': [[year, month]] },
    URL: absolute(reviewAddress(slug)),
    language: site.language,
    abstract: text.summary,
    'container-title': site.name,
    'collection-title': collectedIn.title,
    'reviewed-title': title,
    'reviewed-author': authors.map(nameOf),
    translator: [{ literal: site.name }],
    note: `Retold in ${site.languageName} from the review in ${site.source.language}, ${collectedIn.source}`,
  };
}

/** Splits a name. "De" and the like begin the family name: Zotero drops a particle that is given separately. */
export function nameOf(name: string): Name {
  const [, given, family] =
    /^(.+?) +((?:(?:de|del|della|der|den|di|da|du|la|le|van|von) +)*[^ ]+)$/i.exec(name) ?? [];
  if (given === undefined || family === undefined) return { literal: name };
  return { family: breakable(family), given };
}

/** A name with the family name first. */
export function inverted(name: Name): string {
  return 'literal' in name ? name.literal : `${name.family}, ${name.given}`;
}

/** The year of an item, and its month if that is known: 2019-09. */
export function dateOf({ issued }: Item, separator: '-' | '/'): string {
  return issued['date-parts'][0].map((part) => String(part).padStart(2, '0')).join(separator);
}
