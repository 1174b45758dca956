import type { Found } from '../../search/names.ts';
import type { Names } from './names.ts';
import type { Passage } from './passages.ts';

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
  { find, records }: Names,
  ask: (words: string) => Promise<Passage[]>,
): Promise<{ found: Found; passages: Passage[] }> {
  const shares = new Map<string, number>();
  const best = new Map<string, { passage: Passage; weight: number }>();
  let total = 0;
  for (const word of words.slice(0, maxWords)) {
    const passages = await ask(word);
    const byName = find(word, { asTyped: true }).records;
    const slugs = new Set([...byName, ...passages].map(({ slug }) => slug));
    const weight = Math.log(1 + records.length / Math.max(slugs.size, 1));
    total += weight;
    for (const slug of slugs) shares.set(slug, (shares.get(slug) ?? 0) + weight);
    for (const passage of passages) {
      const other = best.get(passage.slug);
      if (!other || other.weight < weight) best.set(passage.slug, { passage, weight });
    }
  }
  const close = [...shares]
    .filter(([, share]) => share >= minShare * total)
    .toSorted((a, b) => b[1] - a[1])
    .map(([slug]) => slug);
  const recordOf = new Map(records.map((record) => [record.slug, record]));
  return {
    found: { records: close.flatMap((slug) => recordOf.get(slug) ?? []) },
    passages: close.flatMap((slug) => best.get(slug)?.passage ?? []),
  };
}
