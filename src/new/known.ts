import { readContent, type Content } from '../check/content.ts';

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
      a.localeCompare(b, 'en'),
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
