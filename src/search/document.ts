import { toHtml } from 'hast-util-to-html';
import { origin, paperVersion, reviewerName, type Review } from '../library/review.ts';

/** The weight of a word in each field; in the text it is 1. */
const weights = { title: 10, reviewer: 8, authors: 7, origin: 4 } as const;

/**
 * The HTML of a review for the full-text index: its metadata and its text.
 * @param html the text, standalone. Formulas and descriptions of figures are left out: their single
 *   letters would match every word that begins with them
 */
export function searchDocument(review: Review, html: string): string {
  const { title, authors, slack, reviewer, venue, topics = [], provenance } = review;
  const line = (tagName: string, text: string, weight?: number): string =>
    toHtml({
      type: 'element',
      tagName,
      properties: weight === undefined ? {} : { dataPagefindWeight: weight },
      children: [{ type: 'text', value: text }],
    });
  const name = reviewerName(review) + (reviewer === undefined ? '' : ` (Slack @${slack})`);
  return [
    '<html lang="en"><body data-pagefind-body>',
    line('h1', title, weights.title),
    line('p', authors.join(', '), weights.authors),
    line('p', origin(review), weights.origin),
    line('p', `Review by ${name}`, weights.reviewer),
    ...[paperVersion(review), venue, topics.join(', '), provenance]
      .filter((text) => text !== undefined && text !== '')
      .map((text) => line('p', text ?? '')),
    html.replace(/<math[^]*?<\/math>|<img [^>]*>/g, ' '),
    '</body></html>',
  ].join('\n');
}
