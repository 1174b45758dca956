import { absolute, address, digestAddress } from '../addresses.ts';
import type { Digest } from '../library/digest.ts';
import { attribution } from '../library/review.ts';
import { site } from '../site.ts';

/** The site for language models: a list of all reviews as Markdown. Source: llmstxt.org. */
export function guide(digests: readonly Digest[]): string {
  return [
    `# ${site.name}`,
    `> ${site.description}`,
    ...digests.flatMap(({ title, slug, reviews }) => [
      `## [${title}](${absolute(digestAddress(slug))})`,
      reviews
        .map((review) => {
          const path = address(`reviews/${review.slug}.md`);
          return entry(review.title, path, `${attribution(review)}. ${review.text.summary}`);
        })
        .join('\n'),
    ]),
    '## Optional',
    entry('Data and feeds', address('data/'), 'all reviews as JSON and BibTeX, with schemas'),
  ]
    .join('\n\n')
    .concat('\n');
}

function entry(name: string, path: string, note: string): string {
  return `- [${name.replace(/[[\]]/g, String.raw`\$&`)}](${absolute(path)}): ${note}`;
}
