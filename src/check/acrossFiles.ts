import { facetPaths, nameSlug } from '../addresses.ts';
import { identifierKey, parseIdentifier } from '../schema/identifier.ts';
import type { ReviewData } from '../schema/review.ts';
import type { FileReport, Location } from './file.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './suggestion.ts';

/** The reports of all files. */
interface Files {
  reviews: readonly FileReport[];
  digests: readonly FileReport[];
}

type Find = (
  files: Files,
  report: (file: FileReport, position: Location | undefined, message: string, hint: string) => void,
) => void;

/** What can only be seen by looking at several files, by the names of the rules. */
const rules: Readonly<Record<string, Find>> = {
  'digest-exists': ({ reviews, digests }, report) => {
    const known = digests.map(({ slug }) => slug);
    for (const review of reviews) {
      const digest = dataOf(review)?.digest;
      if (digest === undefined || known.includes(digest)) continue;
      report(
        review,
        review.positions['digest'],
        `no digest \`${digest}\``,
        didYouMean(digest, known),
      );
    }
  },

  'number-unique': ({ reviews }, report) => {
    const reviewsByNumber = new Map<string, FileReport>();
    for (const review of reviews) {
      const data = dataOf(review);
      if (!data) continue;
      const other = reviewsByNumber.get(`${data.digest} ${data.number}`);
      if (other) {
        const message = `the number ${data.number} of ${other.file}`;
        report(review, review.positions['number'], message, 'Give each its own');
      }
      reviewsByNumber.set(`${data.digest} ${data.number}`, review);
    }
  },

  'one-name-a-handle': ({ reviews }, report) => {
    const names = new Map<string, string | undefined>();
    for (const review of reviews) {
      const data = dataOf(review);
      if (!data) continue;
      const handle = data.slack.toLowerCase();
      if (names.has(handle) && names.get(handle) !== data.reviewer) {
        const position = review.positions['reviewer'] ?? review.positions['slack'];
        const other = names.get(handle) ?? 'no name';
        const hint = `Elsewhere it is ${other}: use one spelling, and \`aliases\` for others`;
        report(review, position, `@${data.slack} under two names`, hint);
      }
      names.set(handle, data.reviewer);
    }
  },

  'one-review-a-paper': ({ reviews }, report) => {
    const papers = new Map<string, FileReport>();
    for (const review of reviews) {
      const { link, doi } = dataOf(review) ?? {};
      for (const [key, text] of Object.entries({ link, doi: doi && `doi:${doi}` })) {
        const paper = text === undefined ? undefined : parseIdentifier(text);
        if (!paper || paper.kind === 'address') continue;
        const other = papers.get(identifierKey(paper));
        if (other && other !== review) {
          const hint = 'An address such as /arxiv/… leads to one review: take one of the two away';
          report(review, review.positions[key], `the same paper as ${other.file}`, hint);
        }
        papers.set(identifierKey(paper), review);
      }
    }
  },

  'one-spelling-a-name': ({ reviews }, report) => {
    const spellings = new Map<string, string>();
    for (const review of reviews) {
      const data = dataOf(review);
      if (!data) continue;
      const names = [
        ['reviewer', 'slack', data.slack] as const,
        ...(data.institution ?? []).map((name) => ['institution', 'institution', name] as const),
        ...(data.topics ?? []).map((name) => ['topic', 'topics', name] as const),
      ];
      for (const [facet, key, name] of names) {
        const address = `${facetPaths[facet]}/${nameSlug(name)}/`;
        const other = spellings.get(address);
        if (nameSlug(name) === '') {
          report(
            review,
            review.positions[key],
            `\`${name}\` has no address`,
            'Use letters or digits',
          );
        } else if (other !== undefined && other !== name) {
          const message = `\`${name}\` and \`${other}\` share the address ${address}`;
          report(review, review.positions[key], message, 'Use one spelling');
        }
        spellings.set(address, other ?? name);
      }
    }
  },

  'link-targets': ({ reviews, digests }, report) => {
    const known = new Map(reviews.map((review) => [review.slug, review]));
    for (const file of [...reviews, ...digests]) {
      for (const link of file.links) {
        const [, slug = '', section] = /^\/reviews\/([^/#]+)\/(?:#(.+))?$/.exec(link.url) ?? [];
        const target = known.get(slug);
        if (!target) {
          report(file, link, `no review \`${slug}\``, didYouMean(slug, [...known.keys()]));
        } else if (section !== undefined && target.body !== undefined) {
          const id = decoded(section);
          if (target.ids.includes(id)) continue;
          const where = target === file ? 'on this page' : `in ${slug}`;
          report(file, link, `no section \`#${id}\` ${where}`, didYouMean(id, target.ids));
        }
      }
    }
  },
};

/** Every problem that shows only across files. */
export function problemsAcross(files: Files): Problem[] {
  const problems: Problem[] = [];
  for (const [rule, find] of Object.entries(rules)) {
    find(files, ({ file }, position, message, hint) => {
      const { line, column, excerpt } = position ?? { line: 1, column: 1, excerpt: '' };
      problems.push({ file, line, column, excerpt, rule, severity: 'error', message, hint });
    });
  }
  return problems;
}

function dataOf({ data }: FileReport): ReviewData | undefined {
  return data as ReviewData | undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
