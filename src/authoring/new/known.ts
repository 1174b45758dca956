import { readContent } from '../../compile/content.ts';
import { nameSlug } from '../../addresses.ts';
import { site } from '../../site.ts';

/** The values already used in `content/`, to choose from. */
export type Known = Awaited<ReturnType<typeof readKnown>>;

/**
 * Collects the values to choose from.
 * @param root the `content` folder
 */
export async function readKnown(root: string) {
  const { reviews, digests } = await readContent(root);
  const { compare } = new Intl.Collator(site.language);
  const valuesOf = (key: 'institution' | 'country' | 'topics'): string[] =>
    [...new Set(reviews.flatMap(({ data }) => data[key] ?? []))].toSorted(compare);
  return {
    reviews,
    /** Names of digests, newest first. */
    digests: digests
      .toSorted((a, b) => (a.data.from < b.data.from ? 1 : -1))
      .map(({ slug }) => slug),
    institutions: valuesOf('institution'),
    countries: valuesOf('country'),
    topics: valuesOf('topics'),
    /** One review by each reviewer, by handle. */
    reviewers: new Map(reviews.map(({ data }) => [data.slack, data])),
  };
}

/** The number after the last one in a digest. */
export function nextNumber(digest: string, { reviews }: Known): number {
  const inDigest = reviews.filter(({ data }) => data.digest === digest);
  return 1 + Math.max(0, ...inDigest.map(({ data }) => data.number));
}

/** The existing spelling of a name, or the name as given. */
export function asKnown(name: string, known: Iterable<string>): string {
  const trimmed = name.trim();
  return [...known].find((other) => nameSlug(other) === nameSlug(trimmed)) ?? trimmed;
}
