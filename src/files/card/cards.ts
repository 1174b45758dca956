import { cardSize, drawCard, type Card } from './draw.ts';
import { site } from '../../site.ts';
import { cached, versionOf } from '../../cache.ts';
import { lightColour } from '../colours.ts';
import { stylesheet } from '../stylesheets.ts';
import { origin, reviewerName, type Review } from '../../library/review.ts';

/** The card of a review, as a PNG. */
export async function reviewCard(review: Review): Promise<Buffer<ArrayBuffer>> {
  return draw({
    title: review.title,
    authors: review.authors,
    origin: origin(review),
    byline: `Review by ${reviewerName(review)}`,
  });
}

/** The card of every page that is not a review, as a PNG. */
export async function siteCard(): Promise<Buffer<ArrayBuffer>> {
  return draw({ title: site.tagline, authors: [], origin: '', byline: site.byline });
}

/** The cover of a digest as a book, as a PNG. */
export async function digestCover({ title }: { title: string }): Promise<Buffer<ArrayBuffer>> {
  return draw({ title, authors: [], origin: '', byline: site.byline }, 1800);
}

const version = versionOf('src/files/card');
const palette = stylesheet('palette');

async function draw(
  words: Omit<Card, 'siteName'>,
  height = cardSize.height,
): Promise<Buffer<ArrayBuffer>> {
  const card = { ...words, siteName: site.name };
  const madeOf = [JSON.stringify({ card, height }), palette, version];
  return cached('cards', madeOf, () => drawCard(card, lightColour, height));
}
