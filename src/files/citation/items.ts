import { absolute, reviewAddress } from '../../addresses.ts';
import { breakable, paperVersion, reviewerName, type Review } from '../../library/review.ts';
import { parseIdentifier } from '../../schema/identifier.ts';
import { site } from '../../site.ts';

/** A person's name in CSL-JSON. */
export type Name =
  { family: string; given: string; 'non-dropping-particle'?: string } | { literal: string };

/** An item to cite, in CSL-JSON 1.0. */
export interface Item {
  id: string;
  type: string;
  title: string;
  author: Name[];
  issued: { 'date-parts': [[number, ...number[]]] };
  URL: string;
  'container-title'?: string;
  DOI?: string;
  number?: string;
  publisher?: string;
  'reviewed-title'?: string;
  'reviewed-author'?: Name[];
  translator?: Name[];
  note?: string;
}

/** The paper that a review is about. */
export function paperItem(review: Review): Item {
  const { slug, title, authors, year, link, venue, journal, doi } = review;
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
    ...(isPreprint && { number: paperVersion(review), publisher: 'arXiv' }),
  };
}

/** The review itself, dated to the last month of its digest. */
export function reviewItem(review: Review): Item {
  const { slug, title, authors, reviewer, collectedIn } = review;
  const [year = 0, month = 0] = collectedIn.to.split('-').map(Number);
  return {
    id: `review-${slug}`,
    type: 'review',
    title: `Review of “${title}”`,
    author: [reviewer === undefined ? { literal: reviewerName(review) } : nameOf(reviewer)],
    issued: { 'date-parts': [[year, month]] },
    URL: absolute(reviewAddress(slug)),
    'container-title': site.name,
    'reviewed-title': title,
    'reviewed-author': authors.map(nameOf),
    translator: [{ literal: site.name }],
    note: `Retold in ${site.languageName} from the review in ${site.source.language}, ${collectedIn.source}`,
  };
}

/** Splits a name. "Van" is part of the family name, "de" is a particle before it. */
export function nameOf(name: string): Name {
  const [, given, particle, family] =
    /^(.+?) +(?:((?:(?:de|del|della|der|den|di|da|du|la|le|van|von) +)+))?((?:(?:De|Del|Della|Der|Den|Di|Da|Du|La|Le|Van|Von) +)*[^ ]+)$/.exec(
      name,
    ) ?? [];
  if (given === undefined || family === undefined) return { literal: name };
  return {
    family: breakable(family),
    given,
    ...(particle !== undefined && { 'non-dropping-particle': particle.trim() }),
  };
}
