import { isForm } from '../../search/forms.ts';
import { hasPhrase, hasWord, isInflection, wordsOf } from '../../search/spelling.ts';
import type { Piece } from './marks.ts';
import { pagesWith, slugIn, type Page } from './pagefind.ts';

/** A passage of a review's text that matches a query. */
export interface Passage {
  slug: string;
  /** The address of its section, or of the review if it precedes the first section. */
  address: string;
  /** The title of the section, or empty. */
  section: string;
  excerpt: Piece[];
  /** How many words apart those of the query are; infinite if not all of them are close together. */
  length: number;
  /** How often the page has words of the query as they were asked. */
  count: number;
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
  // A word that is asked twice is found once.
  const asked = [...new Set(wordsOf(query))];
  // From this many words on, it counts how many are close together, and how close.
  const areMany = asked.length >= minMany;
  // Pagefind knows a phrase alone, but none among other words.
  const isPhrase = phrases.length === 1 && phrases[0] === query;
  const { pages, others } = await pagesWith(
    isPhrase ? `"${query}"` : query,
    ({ content }) => phrases.every((phrase) => hasPhrase(content, phrase)),
    areMany ? Math.max(limit, maxCompared) : limit,
  );
  const found = pages.flatMap((page) => candidateOf(page, asked) ?? []);
  const best = found.toSorted(
    (a, b) =>
      (areMany && b.distinct - a.distinct) ||
      b.exact - a.exact ||
      (areMany ? a.length - b.length : 0),
  );
  return { passages: best.map(({ passage }) => passage), others: best.length > 0 ? others : [] };
}

/** The slugs of all reviews whose texts have a word or phrase, or its plural. */
export async function slugsWith(word: string, limit: number): Promise<string[]> {
  const { pages, others } = await pagesWith(word, ({ content }) => hasWord(content, word), limit);
  return [...pages.map(({ url }) => slugIn(url)), ...(pages.length > 0 ? others : [])];
}

/**
 * The passage of a page where most words of a query are close together, and what it is sorted by: how
 * many of them are, how far apart, and how many the page has as they were asked, in no other form.
 * @returns undefined if the page lacks one of them: Pagefind also takes the mere beginning of a word
 */
function candidateOf({ url, content, sub_results: sections }: Page, query: readonly string[]) {
  const words = content.split(/\s+/);
  const hits = sections.flatMap((section) =>
    section.locations.map((index) => ({ section, index, forms: formsOf(words[index], query) })),
  );
  const all = new Set(hits.flatMap(({ forms }) => forms));
  if (query.some((word) => !all.has(word))) return undefined;
  const windows = hits.map(({ section, index: start }) => {
    const end = start + 3 * query.length + 2;
    const near = hits.filter(
      (hit) => hit.section === section && hit.index >= start && hit.index < end,
    );
    const distinct = new Set(near.flatMap(({ forms }) => forms)).size;
    const isSection = section.url.includes('#');
    return { section, isSection, start, distinct, length: (near.at(-1)?.index ?? start) - start };
  });
  // A section says more than the opening, which repeats the names.
  const [best] = windows.toSorted(
    (a, b) =>
      b.distinct - a.distinct || a.length - b.length || Number(b.isSection) - Number(a.isSection),
  );
  if (!best) return undefined;
  const { section, isSection, start, distinct, length } = best;
  const from = Math.max(section.anchor?.location ?? 0, start - wordsBefore);
  const written = hits.flatMap(({ index }) => wordsOf(words[index] ?? ''));
  const passage: Passage = {
    slug: slugIn(url),
    address: section.url,
    section: isSection ? section.title : '',
    excerpt: words
      .slice(from, start + wordsAfter)
      .flatMap((word) => pieces(word, formsOf(word, query).length > 0)),
    length: distinct === query.length ? length : Infinity,
    count: written.filter((other) => query.some((word) => isAsAsked(other, word))).length,
  };
  const exact = query.filter((word) => written.some((other) => isAsAsked(other, word))).length;
  return { passage, distinct, length, exact };
}

const isAsAsked = (found: string, word: string): boolean =>
  found === word || isInflection(found, word);

/** The words of a query that a word of a page is a form of. */
function formsOf(word = '', query: readonly string[]): string[] {
  const parts = wordsOf(word);
  // "Omni-Scale" is omniscale, too, and 3×3 is 3x3.
  const found = [...parts, parts.join(''), ...wordsOf(word.replaceAll('×', 'x'))];
  return query.filter((word) => found.some((other) => isForm(other, word)));
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
