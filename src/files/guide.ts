import { absolute, address, digestAddress } from '../addresses.ts';
import type { Digest } from '../library/digest.ts';
import { attribution } from '../library/review.ts';
import { site } from '../site.ts';

/** The site for language models: every review as Markdown. Source: llmstxt.org. */
export function guide(digests: readonly Digest[]): string {
  const link = (name: string, path: string, note: string): string =>
    `- [${name.replace(/[[\]]/g, '\\$&')}](${absolute(path)}): ${note}`;
  return [
    `# ${site.name}`,
    `> ${site.description}`,
    ...digests.flatMap(({ title, slug, reviews }) => [
      `## ${title}`,
      link(
        'The digest',
        digestAddress(slug),
        `${reviews.length} reviews, each listed here as Markdown`,
      ),
      ...reviews.map((review) =>
        link(
          review.title,
          address(`reviews/${review.slug}.md`),
          `${attribution(review)}. ${review.text.summary}`,
        ),
      ),
    ]),
    '## Optional',
    link('Data and feeds', address('data/'), 'all reviews as JSON and BibTeX, with schemas'),
  ]
    .join('\n')
    .replace(/\n(?=[#>])|(?<=^[#>].*)\n/gm, '\n\n');
}
