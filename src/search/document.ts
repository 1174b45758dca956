import { toHtml } from 'hast-util-to-html';
import { affiliationAndYear, paperVersion, reviewerName, type Review } from '../library/review.ts';
import { site } from '../site.ts';

/** The weight of a word in each field; 1 in the text. */
const weights = { title: 10, reviewer: 8, authors: 7, origin: 4 } as const;

/**
 * The HTML of a review for the full-text index: its metadata and its text.
 * @param html the standalone text, with formulas in plain characters, whose letters match no word.
 *   Descriptions of figures are left out
 */
export function searchDocument(review: Review, html: string): string {
  const {
    title,
    authors,
    slack,
    reviewer,
    venue,
    journal,
    topics = [],
    provenance,
    summary,
  } = review;
  const line = (tagName: string, text: string, weight = 1): string =>
    `<${tagName} data-pagefind-weight="${weight}">${toHtml({ type: 'text', value: text })}</${tagName}>`;
  const handle = reviewer === undefined ? '' : ` (${site.source.chat} @${slack})`;
  return [
    `<html lang="${site.language}"><body data-pagefind-body>`,
    line('h1', title, weights.title),
    line('p', authors.join(', '), weights.authors),
    line('p', affiliationAndYear(review), weights.origin),
    line('p', `Review by ${reviewerName(review)}${handle}`, weights.reviewer),
    ...[paperVersion(review), venue, journal, topics.join(', '), provenance, summary]
      .filter((text) => text)
      .map((text) => line('p', text ?? '')),
    html.replace(/<img [^>]*>/g, ' '),
    '</body></html>',
  ].join('\n');
}
