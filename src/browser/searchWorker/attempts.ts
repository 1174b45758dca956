import type { Expand } from '../../search/glossary.ts';
import { otherLayouts, wordsOf } from '../../search/spelling.ts';
import { meaningful } from '../../search/stopWords.ts';
import { closest, maxWords } from './closest.ts';
import { isEmpty, lengthOf, type Found } from './found.ts';
import type { Names } from './names.ts';
import { once } from './once.ts';
import { spellings } from './vocabulary.ts';

/** A query, what it may mean, and how to look words up. */
interface Asked {
  text: string;
  /** The text without the words that carry no meaning. */
  meant: string;
  /** The term of the glossary that the text is another name of. */
  term: string | undefined;
  /** The text with terms of the glossary in place of other names for them. */
  meaning: string;
  /** The words of this that carry meaning. */
  words: string[];
  /** What names and texts have for the text. */
  typed: Found;
  names: Names;
  /** Puts terms in place of other names for them. */
  expand: Expand;
  lookUp: (words: string) => Promise<Found>;
  /** Each word as it is, if a review has it, or else the words of texts that it may be a typo of. */
  spelt: () => Promise<string[][]>;
}

/** One way to understand a query: what is found, if that may be what is meant. */
type Attempt = (asked: Asked) => Promise<Found | undefined> | Found | undefined;

/** From this many words on they should stand together: spread over a page they may be chance. */
const minTogether = 4;

/** How many spellings of a word are tried. */
const maxSpellings = 3;

const attempts: readonly Attempt[] = [
  asTerm,
  asTyped,
  inOtherWords,
  asTypedApart,
  withNamesCorrected,
  inOtherSpellings,
];

/** Tries to understand a query in one way after another; what comes close is the last resort. */
export async function findMeant(
  text: string,
  known: Pick<Asked, 'typed' | 'names' | 'expand' | 'lookUp'>,
): Promise<Found> {
  const expanded = known.expand(text);
  const meaning = expanded?.isWhole ? text : (expanded?.text ?? text);
  const asked: Asked = {
    ...{ ...known, text, meaning },
    meant: meaningful(wordsOf(text)).join(' '),
    term: expanded?.isWhole ? expanded.text : undefined,
    words: meaningful(wordsOf(meaning)),
    spelt: once(() => spellingsOf(asked)),
  };
  for (const attempt of attempts) {
    const found = await attempt(asked);
    if (found) return found;
  }
  return comeClose(asked);
}

/** A short form or a translation of a term: both are searched for. */
async function asTerm({ text, term, typed, lookUp }: Asked): Promise<Found | undefined> {
  const found = term !== undefined && (await lookUp(term));
  if (!found || isEmpty(found)) return undefined;
  return {
    ...found,
    ...{ searched: `${text} ${term}`, meaning: term },
    records: [...found.records, ...typed.records],
    passages: [...found.passages, ...typed.passages],
    others: [...found.others, ...typed.others],
  };
}

/** As typed, unless "how", "does" and the like are spread over a page: they say nothing about it. */
function asTyped({ text, meant, typed, words }: Asked): Found | undefined {
  const isMeant =
    meant === wordsOf(text).join(' ') ||
    (typed.strong ?? 0) > 0 ||
    typed.passages.some(({ length }) => length < Infinity);
  return isMeant && suffices(typed, words) ? typed : undefined;
}

/** Without words that carry no meaning, and with terms in place of other names for them. */
async function inOtherWords({ text, meant, meaning, words, lookUp }: Asked) {
  for (const other of new Set([meant, words.join(' ')])) {
    if (other === text) continue;
    const found = await lookUp(other);
    if (suffices(found, words)) return other === meant ? found : { ...found, correction: meaning };
  }
  return undefined;
}

/** As typed, even if its words are far apart. */
function asTypedApart({ typed, words }: Asked): Found | undefined {
  return suffices(typed, words) ? typed : undefined;
}

/** With typos in names corrected, and names typed with another keyboard layout. */
async function withNamesCorrected({ text, meant, typed, names, lookUp }: Asked) {
  // Texts know its words: none of them is a typo of a name.
  if (!isEmpty(typed)) return undefined;
  for (const words of new Set([text, meant])) {
    const corrected = names.find(words);
    const { records, correction = words } = corrected;
    if (records.length > 0) return { ...(await lookUp(correction)), ...corrected, correction };
  }
  return undefined;
}

/** With words of the texts in place of typos, or in another keyboard layout. */
async function inOtherSpellings(asked: Asked): Promise<Found | undefined> {
  const { text, words, expand, lookUp, spelt } = asked;
  const tried: Found[] = [];
  for (const typed of otherLayouts(text)) {
    // Names have been searched in this layout.
    const other = expand(typed)?.text;
    tried.push(
      other === undefined ? { ...(await lookUp(typed)), records: [] } : await lookUp(other),
    );
  }
  for (const other of inAllSpellings(await spelt())) {
    tried.push(await lookUp(other));
  }
  const sufficient = tried.filter((found) => suffices(found, words));
  const [best] = sufficient.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  return best && { ...best, correction: best.searched };
}

/** What has most of the words. */
async function comeClose({ words, names, lookUp, spelt }: Asked): Promise<Found> {
  const spellings = await spelt();
  const nearest = words.map((word, index) => spellings[index]?.[0] ?? word);
  const close = await closest(nearest, names, lookUp);
  const isCorrected = nearest.some((word, index) => word !== words[index]);
  return isCorrected ? { ...close, correction: close.searched } : close;
}

/** Whether something was found, with the words close together if they are many. */
function suffices(found: Found, words: readonly string[]): boolean {
  return words.length < minTogether ? !isEmpty(found) : lengthOf(found) < Infinity;
}

async function spellingsOf({ words, lookUp }: Asked): Promise<string[][]> {
  const known: boolean[] = [];
  for (const [index, word] of words.entries()) {
    known.push(index >= maxWords || !isEmpty(await lookUp(word)));
  }
  return Promise.all(
    words.map(async (word, index) =>
      // Without the lists of words one misses corrections, but no results.
      known[index] ? [word] : spellings(word).catch(() => []),
    ),
  );
}

/** Queries of the first spelling of each word, then of the second of those that have one. */
function inAllSpellings(words: readonly (readonly string[])[]): string[] {
  if (words.some(({ length }) => length === 0)) return [];
  const count = Math.min(maxSpellings, Math.max(...words.map(({ length }) => length)));
  return Array.from({ length: count }, (_, index) =>
    words.map((spellings) => spellings[index] ?? spellings[0]).join(' '),
  );
}
