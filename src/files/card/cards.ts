import { cached, versionOf } from '../../cache.ts';
import { origin, reviewerName, type Review } from '../../library/review.ts';
import { site } from '../../site.ts';
import { lightColour, stylesheet } from '../stylesheet.ts';
import { drawCard, type Card } from './draw.ts';
import { cardSize } from './size.ts';

/** What the card of a review says. */
function cardWords(review: Review): Omit<Card, 'siteName'> {
  return {
    title: review.title,
    authors: review.authors,
    origin: origin(review),
    byline: `Review by ${reviewerName(review)}`,
  };
}

/** The card of a review, as a PNG. */
export function reviewCard(review: Review): Promise<Buffer<ArrayBuffer>> {
  return draw(cardWords(review));
}

/** The card of every page that is not a review, as a PNG. */
export function siteCard(): Promise<Buffer<ArrayBuffer>> {
  return draw({ title: site.tagline, authors: [], origin: '', byline: site.byline });
}

/** The cover of a digest as a book, as a PNG. */
export function digestCover({ title }: { title: string }): Promise<Buffer<ArrayBuffer>> {
  return draw({ title, authors: [], origin: '', byline: site.byline }, 1800);
}

function draw(
  words: Omit<Card, 'siteName'>,
  height = cardSize.height,
): Promise<Buffer<ArrayBuffer>> {
  const card = { ...words, siteName: site.name };
  const palette = stylesheet('palette');
  const key = [JSON.stringify({ card, height }), palette, versionOf('src/files/card')];
  return cached('cards', key, () => drawCard(card, (name) => lightColour(name, palette), height));
}
