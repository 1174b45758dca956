import { isEmpty, type Found } from './found.ts';
import type { Names } from './names.ts';
import type { Passage } from './passages.ts';

/** The share of a query, by weight of its words, that a review has to have. */
const minShare = 0.45;

/** So many of the words are enough if they stand together. */
const minTogether = 3;

/** How many words of a query are looked up alone; each costs a request. */
export const maxWords = 8;

/** A word of a query, and the reviews that have it. */
interface Word extends Found {
  slugs: Set<string>;
}

/** A passage that has some of the words of a query. */
interface Candidate {
  passage: Passage;
  words: readonly Word[];
  /** How much these words say. */
  weight: number;
}

/**
 * The reviews that have most of the words of a query, rarer words weighing more; a word that nobody
 * wrote counts as the rarest. Words that are close together weigh twice.
 */
export async function closest(
  query: readonly string[],
  { records, recordOf }: Names,
  lookUp: (words: string) => Promise<Found>,
): Promise<Found> {
  const words: Word[] = [];
  // One after the other: `lacksChunks` would take the requests of another search for its own.
  for (const word of query.slice(0, maxWords)) {
    const found = await lookUp(word);
    const slugs = [...found.records, ...found.passages].map(({ slug }) => slug);
    words.push({ ...found, slugs: new Set([...slugs, ...found.others]) });
  }
  // Without names it is unknown how many reviews there are: at least as many as were found.
  const all = Math.max(records.length, ...words.map(({ slugs }) => slugs.size));
  const weightOf = ({ searched, slugs }: Word): number => {
    const rarity = Math.log(1 + all / Math.max(slugs.size, 1));
    // A year narrows a search down; by itself it says little.
    return /^(19|20)\d\d$/.test(searched) ? rarity / 2 : rarity;
  };
  const weightOfAll = (some: readonly Word[]): number =>
    some.reduce((sum, word) => sum + weightOf(word), 0);
  const candidates: Candidate[] = [];
  for (const some of [...words.map((word) => [word]), ...subsets(words)]) {
    const { passages } = await lookUp(some.map(({ searched }) => searched).join(' '));
    for (const passage of passages.filter(({ length }) => length < Infinity)) {
      candidates.push({ passage, words: some, weight: weightOfAll(some) });
    }
  }
  const heaviest = candidates.toSorted((a, b) => b.weight - a.weight);
  const bySlug = Map.groupBy(heaviest, ({ passage }) => passage.slug);
  const minWeight = minShare * weightOfAll(words);
  const close = [...new Set(words.flatMap(({ slugs }) => [...slugs]))]
    .map((slug) => {
      const own = bySlug.get(slug) ?? [];
      const share = weightOfAll(words.filter(({ slugs }) => slugs.has(slug)));
      const group = own.find(({ words }) => words.length > 1);
      return {
        ...{ slug, passage: own[0]?.passage },
        isClose: share >= minWeight || (group?.words.length ?? 0) >= minTogether,
        score: share + 2 * (group?.weight ?? 0),
        length: group?.passage.length ?? Infinity,
        // A word that a page repeats says more about it, but not in proportion.
        frequency: own
          .filter(({ words }) => words.length === 1)
          .reduce((sum, { weight, passage: { count } }) => sum + (weight * count) / (count + 1), 0),
      };
    })
    .filter(({ isClose }) => isClose)
    .toSorted((a, b) => b.score - a.score || a.length - b.length || b.frequency - a.frequency);
  return {
    searched: words.map(({ searched }) => searched).join(' '),
    records: close.flatMap(({ slug }) => recordOf.get(slug) ?? []),
    passages: close.flatMap(({ passage }) => passage ?? []),
    others: [],
    isClose: true,
  };
}

/** The words that somebody wrote, or if these are all, all but one of them, in each way. */
function subsets(words: readonly Word[]): Word[][] {
  const known = words.filter((word) => !isEmpty(word));
  if (known.length < 2) return [];
  if (known.length < words.length) return [known];
  return known.length > 2 ? known.map((left) => known.filter((one) => one !== left)) : [];
}
