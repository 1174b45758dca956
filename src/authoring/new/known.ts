import { readContent, type Content } from '../../check/content.ts';
import { nameSlug } from '../../addresses.ts';
import { paperKeys } from '../../schema/identifier.ts';
import type { Answers } from './draft.ts';
import { site } from '../../site.ts';

/** What is in `content/` already, to be chosen from. */
export interface Known {
  content: Content;
  /** Names of digests, newest first. */
  digests: string[];
  institutions: string[];
  countries: string[];
  topics: string[];
  /** Reviewers by their handles. */
  reviewers: Map<string, { reviewer?: string; aliases?: string[] }>;
  /** The place in a digest after its last. */
  nextNumber: (digest: string) => number;
}

/**
 * Reads what there is to choose from.
 * @param root the folder `content`
 */
export async function readKnown(root: string): Promise<Known> {
  const content = await readContent(root);
  const of = (key: 'institution' | 'country' | 'topics'): string[] =>
    [...new Set(content.reviews.flatMap(({ data }) => data[key] ?? []))].toSorted((a, b) =>
      a.localeCompare(b, site.language),
    );
  return {
    content,
    digests: content.digests
      .toSorted((a, b) => (a.data.from < b.data.from ? 1 : -1))
      .map(({ slug }) => slug),
    institutions: of('institution'),
    countries: of('country'),
    topics: of('topics'),
    reviewers: new Map(
      content.reviews.map(({ data: { slack, reviewer, aliases } }) => [
        slack,
        { ...(reviewer !== undefined && { reviewer }), ...(aliases && { aliases }) },
      ]),
    ),
    nextNumber: (digest) =>
      1 +
      Math.max(
        0,
        ...content.reviews
          .filter(({ data }) => data.digest === digest)
          .map(({ data }) => data.number),
      ),
  };
}

/** A name as the content spells it already, or as it is given. */
export function asKnown(name: string, known: Iterable<string>): string {
  const trimmed = name.trim();
  return [...known].find((other) => nameSlug(other) === nameSlug(trimmed)) ?? trimmed;
}

/**
 * What `npm run check` would find wrong beside the other reviews.
 * @returns one line, or undefined where all is well
 */
export function conflict(answers: Answers, { content, reviewers }: Known): string | undefined {
  const { slack = '', reviewer, digest, number } = answers;
  const papers = paperKeys(answers);
  for (const { slug, data } of content.reviews) {
    if (paperKeys(data).some((paper) => papers.includes(paper))) {
      return `The paper is reviewed already, in ${slug}`;
    }
    if (data.digest === digest && data.number === number) {
      return `Number ${number} of ${digest} is taken by ${slug}: choose another --number`;
    }
  }
  const person = reviewers.get(slack);
  return person && person.reviewer !== reviewer
    ? `@${slack} is ${person.reviewer ?? 'without a name'} elsewhere: leave --reviewer out`
    : undefined;
}
