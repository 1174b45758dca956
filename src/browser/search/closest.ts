import type { Found } from '../../search/names.ts';
import type { Names } from './names.ts';
import type { Passage, TextHits } from './passages.ts';

/** The share of a query, by weight of its words, that a review has to have. */
const minShare = 0.5;

/** Each costs a request. */
const maxWords = 8;

/**
 * The reviews that have most of the words of a query, rarer words weighing more; a word that nobody
 * wrote counts as the rarest.
 */
export async function closest(
  words: readonly string[],
  { find, records, recordOf }: Names,
  inTexts: (words: string) => Promise<TextHits>,
): Promise<{ found: Found; hits: TextHits }> {
  const asked: { passages: Passage[]; slugs: Set<string> }[] = [];
  // One after the other: `lacksChunks` would take the requests of another search for its own.
  for (const word of words.slice(0, maxWords)) {
    const { passages, others } = await inTexts(word);
    const byName = find(word, { asTyped: true }).records;
    const slugs = new Set([...[...byName, ...passages].map(({ slug }) => slug), ...others]);
    asked.push({ passages, slugs });
  }
  // Without names it is unknown how many reviews there are: at least as many as were found.
  const all = Math.max(records.length, ...asked.map(({ slugs }) => slugs.size));
  const shares = new Map<string, number>();
  // Breaks ties: the sum of reciprocal ranks.
  const ranks = new Map<string, number>();
  const best = new Map<string, { passage: Passage; weight: number }>();
  let total = 0;
  for (const { passages, slugs } of asked) {
    const weight = Math.log(1 + all / Math.max(slugs.size, 1));
    total += weight;
    for (const slug of slugs) shares.set(slug, (shares.get(slug) ?? 0) + weight);
    for (const [rank, passage] of passages.entries()) {
      ranks.set(passage.slug, (ranks.get(passage.slug) ?? 0) + weight / (rank + 1));
      const other = best.get(passage.slug);
      if (!other || other.weight < weight) best.set(passage.slug, { passage, weight });
    }
  }
  const close = [...shares]
    .filter(([, share]) => share >= minShare * total)
    .toSorted(
      ([a, shareA], [b, shareB]) => shareB - shareA || (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0),
    )
    .map(([slug]) => slug);
  return {
    found: { records: close.flatMap((slug) => recordOf.get(slug) ?? []) },
    hits: { passages: close.flatMap((slug) => best.get(slug)?.passage ?? []), others: [] },
  };
}
