import { cached, versionOf } from '../../cache.ts';
import { affiliationAndYear, reviewerName, type Review } from '../../library/review.ts';
import { site } from '../../site.ts';
import { lightColour, stylesheet } from '../stylesheet.ts';
import type { Card } from './draw.ts';
import { cardSize } from './size.ts';

/** The card of a review, as a PNG. */
export function reviewCard(review: Review): Promise<Buffer<ArrayBuffer>> {
  return cachedCard({
    title: review.title,
    authors: review.authors,
    origin: affiliationAndYear(review),
    summary: review.text.summary,
    byline: `Reviewed by ${reviewerName(review)}`,
    siteName: site.name,
  });
}

/** The card of every page that is not a review, as a PNG. */
export function siteCard(): Promise<Buffer<ArrayBuffer>> {
  return cachedCard(cardOf(site.tagline));
}

/** The cover of a digest as a book, as a PNG. */
export function digestCover({ title }: { title: string }): Promise<Buffer<ArrayBuffer>> {
  return cachedCard(cardOf(title), 1800);
}

function cardOf(title: string): Card {
  return { title, authors: [], origin: '', summary: '', byline: site.byline, siteName: site.name };
}

function cachedCard(card: Card, height = cardSize.height): Promise<Buffer<ArrayBuffer>> {
  const palette = stylesheet('palette');
  const key = [JSON.stringify({ card, height }), palette, versionOf('src/files/card')];
  return cached('cards', key, async () => {
    const { drawCard } = await import('./draw.ts');
    return drawCard(card, (name) => lightColour(name, palette), height);
  });
}
