import { hasPhrase, hasWord, isForm, wordsOf } from '../../search/spelling.ts';
import { pagesWith, slugIn, type Page } from './pagefind.ts';

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  isHit: boolean;
}

/** A passage of a review's text that matches a query. */
export interface Passage {
  slug: string;
  /** The address of its section, or of the review if it precedes the first section. */
  address: string;
  /** The title of the section, or empty. */
  section: string;
  excerpt: Piece[];
  /** Whether all words of the query are close together in it. */
  isTogether: boolean;
  /** How many words apart its hits are. */
  length: number;
}

/** How well a passage matches a query. */
interface Density {
  /** How many words of the query are close together there. */
  distinct: number;
  /** How many of them the page has as they were asked, and not in another form. */
  exact: number;
}

/** What the texts have for a query. */
export interface TextHits {
  /** The best passage of each of the first reviews that match, best first. */
  passages: Passage[];
  /** The slugs of those that follow, some of which may have mere relatives of a word. */
  others: string[];
}

/** A query of this many words may come from a text. */
const minMany = 3;
/** How many pages are compared then, to find where its words are closest together. */
const maxCompared = 60;
/** How many words an excerpt has, before and after its first hit. */
const [wordsBefore, wordsAfter] = [6, 20];
/**
 * Searches the full text of all reviews.
 * @param phrases words of the query that have to stand in this order
 * @param limit how many passages to find at least; each costs a request
 * @throws if a file of the index does not load; the next call tries again
 */
export async function findInTexts(
  query: string,
  phrases: readonly string[],
  limit: number,
): Promise<TextHits> {
  const asked = wordsOf(query);
  // From this many words on, what counts is how close together they stand.
  const areMany = asked.length >= minMany;
  // Pagefind knows a phrase alone, but none among other words.
  const isPhrase = phrases.length === 1 && phrases[0] === query;
  const { pages, others } = await pagesWith(
    isPhrase ? `"${query}"` : query,
    ({ content }) => phrases.every((phrase) => hasPhrase(content, phrase)),
    areMany ? Math.max(limit, maxCompared) : limit,
  );
  const found = pages.flatMap((page) => passageOf(page, asked) ?? []);
  const passages = found.toSorted(
    (a, b) => (areMany && (b.distinct - a.distinct || a.length - b.length)) || b.exact - a.exact,
  );
  return { passages, others: found.length > 0 ? others : [] };
}

/** The slugs of all reviews whose texts have a word or phrase, or its plural. */
export async function slugsWith(word: string, limit: number): Promise<string[]> {
  const { pages, others } = await pagesWith(word, ({ content }) => hasWord(content, word), limit);
  return [...pages.map(({ url }) => slugIn(url)), ...(pages.length > 0 ? others : [])];
}

/**
 * The passage of a page where most words of a query are close together.
 * @returns undefined if the page lacks one of them: Pagefind also takes the mere beginning of a word
 */
function passageOf(
  { url, content, sub_results: sections }: Page,
  query: readonly string[],
): (Passage & Density) | undefined {
  const words = content.split(/\s+/);
  /** The words of the query that the word of the page at an index is a form of. */
  const formsAt = (index: number): string[] => {
    const word = words[index] ?? '';
    const parts = wordsOf(word);
    // "Omni-Scale" is omniscale, too, and 3×3 is 3x3.
    const found = [...parts, parts.join(''), ...wordsOf(word.replaceAll('×', 'x'))];
    return query.filter((word) => found.some((other) => isForm(other, word)));
  };
  const hits = sections.map(({ locations }) =>
    locations.map((index) => ({ index, forms: formsAt(index) })),
  );
  const found = wordsOf(
    sections.flatMap(({ locations }) => locations.map((index) => words[index])).join(' '),
  );
  const exact = query.filter((word) => found.some((other) => other.startsWith(word))).length;
  const all = new Set(hits.flat().flatMap(({ forms }) => forms));
  if (query.some((word) => !all.has(word))) return undefined;
  const runs = sections.flatMap((section, of) =>
    (hits[of] ?? []).map(({ index: start }) => {
      const near = (hits[of] ?? []).filter(
        ({ index }) => index >= start && index < start + 3 * query.length + 2,
      );
      const last = near.at(-1)?.index ?? start;
      const distinct = new Set(near.flatMap(({ forms }) => forms)).size;
      return { section, start, distinct, length: last - start };
    }),
  );
  // A section says more than the opening, which repeats the names.
  const isOpening = ({ section }: (typeof runs)[number]): number =>
    Number(!section.url.includes('#'));
  const [best] = runs.toSorted(
    (a, b) => b.distinct - a.distinct || a.length - b.length || isOpening(a) - isOpening(b),
  );
  if (!best) return undefined;
  const { section, start, distinct, length } = best;
  const from = Math.max(section.anchor?.location ?? 0, start - wordsBefore);
  const excerpt = words
    .slice(from, start + wordsAfter)
    .flatMap((word, offset) => pieces(word, formsAt(from + offset).length > 0));
  return {
    slug: slugIn(url),
    address: section.url,
    section: section.url.includes('#') ? section.title : '',
    excerpt,
    isTogether: distinct === query.length,
    ...{ distinct, length, exact },
  };
}

/** A word and the space after it; a hit is apart from the punctuation around it. */
function pieces(word: string, isHit: boolean): Piece[] {
  if (!isHit) return [{ text: `${word} `, isHit }];
  const [, before = '', inner = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return [
    { text: before, isHit: false },
    { text: inner, isHit },
    { text: `${after} `, isHit: false },
  ];
}
