import type { Found } from '../../search/names.ts';
import type { Names } from './names.ts';
import type { Passage, TextHits } from './passages.ts';

/** The share of a query, by weight of its words, that a review has to have. */
const minShare = 0.45;

/** So many of the words are enough if they stand together. */
const minTogether = 3;

/** Each costs a request. */
const maxWords = 8;

/** A word of a query, and the reviews that have it. */
export interface Asked {
  word: string;
  passages: Passage[];
  slugs: Set<string>;
}

/** Searches for each word of a query alone. */
export async function askEach(
  words: readonly string[],
  find: Names['find'],
  inTexts: (words: string) => Promise<TextHits>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  // One after the other: `lacksChunks` would take the requests of another search for its own.
  for (const word of words.slice(0, maxWords)) {
    const { passages, others } = await inTexts(word);
    const byName = find(word, { asTyped: true }).records;
    const slugs = new Set([...[...byName, ...passages].map(({ slug }) => slug), ...others]);
    asked.push({ word, passages, slugs });
  }
  return asked;
}

/**
 * The reviews that have most of the words of a query, rarer words weighing more; a word that nobody
 * wrote counts as the rarest. Words that are close together weigh twice.
 */
export async function closest(
  asked: readonly Asked[],
  { records, recordOf }: Names,
  inTexts: (words: string) => Promise<TextHits>,
): Promise<{ found: Found; hits: TextHits }> {
  // Without names it is unknown how many reviews there are: at least as many as were found.
  const all = Math.max(records.length, ...asked.map(({ slugs }) => slugs.size));
  const weightOf = ({ word, slugs }: Asked): number => {
    const rarity = Math.log(1 + all / Math.max(slugs.size, 1));
    // A year narrows a search down; by itself it says little.
    return /^(19|20)\d\d$/.test(word) ? rarity / 2 : rarity;
  };
  const sum = (some: readonly Asked[]): number =>
    some.reduce((total, one) => total + weightOf(one), 0);
  const shares = new Map<string, number>();
  const best = new Map<string, { passage: Passage; weight: number }>();
  const take = (passage: Passage, weight: number): void => {
    const other = best.get(passage.slug);
    if (!other || other.weight < weight) best.set(passage.slug, { passage, weight });
  };
  // Breaks ties: the sum of reciprocal ranks.
  const ranks = new Map<string, number>();
  for (const one of asked) {
    const weight = weightOf(one);
    for (const slug of one.slugs) shares.set(slug, (shares.get(slug) ?? 0) + weight);
    for (const [rank, passage] of one.passages.entries()) {
      take(passage, weight);
      ranks.set(passage.slug, (ranks.get(passage.slug) ?? 0) + weight / (rank + 1));
    }
  }
  const together = new Map<string, { weight: number; length: number; words: number }>();
  for (const some of subsets(asked)) {
    const { passages } = await inTexts(some.map(({ word }) => word).join(' '));
    const weight = sum(some);
    for (const passage of passages.filter(({ isTogether }) => isTogether)) {
      const { slug, length } = passage;
      const other = together.get(slug);
      if (other && other.weight >= weight) continue;
      together.set(slug, { weight, length, words: some.length });
      take(passage, weight);
    }
  }
  const scoreOf = (slug: string): number =>
    (shares.get(slug) ?? 0) + 2 * (together.get(slug)?.weight ?? 0);
  const lengthOf = (slug: string): number => together.get(slug)?.length ?? Infinity;
  const isClose = ([slug, share]: [slug: string, share: number]): boolean =>
    share >= minShare * sum(asked) || (together.get(slug)?.words ?? 0) >= minTogether;
  const close = [...shares]
    .filter(isClose)
    .map(([slug]) => slug)
    .toSorted(
      (a, b) =>
        scoreOf(b) - scoreOf(a) ||
        lengthOf(a) - lengthOf(b) ||
        (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0),
    );
  return {
    found: { records: close.flatMap((slug) => recordOf.get(slug) ?? []) },
    hits: { passages: close.flatMap((slug) => best.get(slug)?.passage ?? []), others: [] },
  };
}

/** The words that somebody wrote, or if these are all, all but one of them, in each way. */
function subsets(asked: readonly Asked[]): Asked[][] {
  const known = asked.filter(({ slugs }) => slugs.size > 0);
  if (known.length < 2) return [];
  if (known.length < asked.length) return [known];
  return known.length > 2 ? known.map((left) => known.filter((one) => one !== left)) : [];
}
