import MiniSearch, { type Query as Tree, type SearchResult } from 'minisearch';
import { identifierKeysIn } from '../schema/identifier.ts';
import { namesOf, rankOf, soundMark, soundsOf, textFields, textOf, tokens } from './fields.ts';
import type { SearchRecord } from './records.ts';
import { otherLayouts, soundOf, tolerance, wordsOf } from './spelling.ts';
import { meaningful } from './stopWords.ts';
import { editDistance, isTypo } from './typos.ts';

/** Reviews that match a query by name, best first. */
export interface NameHits {
  records: SearchRecord[];
  /** How many of them, from the first, have all words in one field. */
  strong?: number;
  /** The query that was used instead, if nothing matches the original. */
  correction?: string | undefined;
  /** Whether the query is an identifier, or contains one. */
  isIdentified?: boolean;
}

/** A part of a handle is found from this length on. */
const minPart = 4;

const boost = { reviewer: 3, handle: 3, title: 2, authors: 2, institutions: 2 };

interface Hit {
  record: SearchRecord;
  /** The word of the record that matches each word of the query. */
  matches: string[];
  /** The total edit distance of the words. */
  mistakes: number;
  rank: number;
  score: number;
}

/** Looks up a query among names and titles. */
export type FindNames = (text: string, options?: { asTyped: boolean }) => NameHits;

/** Indexes names and titles. */
export function nameIndex(records: readonly SearchRecord[]): FindNames {
  const vocabulary = new Set<string>();
  const index = new MiniSearch<SearchRecord>({
    idField: 'slug',
    fields: [...textFields, 'sound'],
    extractField: (record, field) => {
      return field === 'sound' ? soundsOf(record).join(' ') : textOf(record, field);
    },
    tokenize: (text, field) => {
      const words = field === 'sound' ? text.split(' ') : tokens(text);
      for (const word of meaningful(words)) vocabulary.add(word);
      return words;
    },
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term, boost },
  });
  index.addAll([...records]);

  /** All hits, best first. */
  const lookUp = (text: string, isFuzzy: boolean, isRetyped: boolean): Hit[] => {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    // Words typed with another layout are a guess already: short sounds alone say too little.
    const hasSounds = !isRetyped || words.some(hasLongSound);
    const trees = words.map((word) =>
      wordTree(word, isFuzzy ? corrections(word, vocabulary) : [], hasSounds),
    );
    const results = new Map(
      index.search({ combineWith: 'AND', queries: trees }).map((result) => [result.id, result]),
    );
    return records
      .flatMap((record): Hit[] => {
        const result = results.get(record.slug);
        if (!result) return [];
        const found = words.map((word) => bestMatch(word, result, record));
        const matches = found.map(({ word }) => word);
        const mistakes = found.reduce((sum, match) => sum + match.mistakes, 0);
        const rank = rankOf(matches, record);
        return [{ record, matches, mistakes, rank, score: result.score }];
      })
      .toSorted((a, b) => a.mistakes - b.mistakes || a.rank - b.rank || b.score - a.score);
  };

  return (text, { asTyped } = { asTyped: false }) => {
    const identified = identify(text, records);
    if (identified.length > 0) return { records: identified, isIdentified: true };
    // If nothing matches: the other keyboard layout, then typos, then both.
    const typed = asTyped ? [text] : [text, ...otherLayouts(text)];
    for (const isFuzzy of asTyped ? [false] : [false, true]) {
      for (const other of typed) {
        const hits = lookUp(other, isFuzzy, other !== text);
        const [best] = hits;
        if (!best) continue;
        const found = hits.map(({ record }) => record);
        const isAsTyped = other === text && !isFuzzy;
        const strong = hits.filter(({ rank }) => rank < 3).length;
        return { records: found, strong, ...(!isAsTyped && { correction: asWritten(best) }) };
      }
    }
    // Part of a handle.
    const [word = '', ...others] = wordsOf(text);
    const isPart = word.length >= minPart && others.length === 0;
    const partly = isPart ? records.filter(({ handle }) => handle.includes(word)) : [];
    return { records: partly, ...(partly.length > 0 && { strong: 0 }) };
  };
}

/** The reviews that a pasted identifier or address means, or the beginning of an arXiv number. */
function identify(text: string, records: readonly SearchRecord[]): SearchRecord[] {
  for (const typed of [text, ...otherLayouts(text)]) {
    const keys = identifierKeysIn(typed);
    const [, slug] = /\/reviews\/([^/?#\s.]+)/.exec(typed) ?? [];
    const [begun] = /^\d{4}\.\d{2,}$/.exec(typed.trim()) ?? [];
    const found = records.filter(
      (record) =>
        record.slug === slug ||
        record.identifiers.some(
          (identifier) =>
            keys.some((key) => identifier === key || key.startsWith(`${identifier}/`)) ||
            (begun !== undefined && identifier.startsWith(`arxiv:${begun}`)),
        ),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function hasLongSound(word: string): boolean {
  return soundOf(word).length > 3;
}

/** Matches a word, in full or as a prefix, its phonetic key, or one of its corrections. */
function wordTree(word: string, corrected: readonly string[], hasSound: boolean): Tree {
  const sound = soundMark + soundOf(word);
  return {
    combineWith: 'OR',
    queries: [
      { queries: [word], fields: textFields, prefix: true },
      ...(hasSound ? [{ queries: [sound], fields: ['sound'], prefix: hasLongSound(word) }] : []),
      { queries: [...corrected], fields: [...textFields, 'sound'] },
    ],
  };
}

/**
 * The known words and phonetic keys that a word may be a typo of. MiniSearch's `fuzzy` counts a
 * swap as two edits, so it would have to allow four, which doubles the time for 1,000 reviews.
 */
function corrections(word: string, vocabulary: ReadonlySet<string>): string[] {
  const sound = soundMark + soundOf(word);
  return [...vocabulary].filter((known) =>
    isTypo(
      known.startsWith(soundMark) ? sound : word,
      known,
      tolerance(known.replace(soundMark, '')),
    ),
  );
}

/** The word of a record that a word of the query matches: itself, or the closest. */
function bestMatch(word: string, { match }: SearchResult, record: SearchRecord) {
  const terms = Object.keys(match);
  if (terms.some((term) => term.startsWith(word))) return { word, mistakes: 0 };
  const candidates = [
    ...terms.filter((term) => !term.startsWith(soundMark)),
    ...namesOf(record).filter((name) => terms.includes(soundMark + soundOf(name))),
  ].map((candidate) => {
    // A word that only sounds the same follows the word itself.
    const bySound = 0.5 + editDistance(soundOf(word), soundOf(candidate));
    return { word: candidate, mistakes: Math.min(editDistance(word, candidate), bySound) };
  });
  return candidates.toSorted((a, b) => a.mistakes - b.mistakes)[0] ?? { word, mistakes: 0 };
}

/** The matches of a hit, spelt as the review spells them. */
function asWritten({ matches, record }: Hit): string {
  // Later entries win: the spelling of the title, not that of the slug.
  const written = new Map(
    textFields
      .toReversed()
      .flatMap((field) => textOf(record, field).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [])
      .map((word) => [wordsOf(word)[0], word]),
  );
  return matches.map((word) => written.get(word) ?? word).join(' ');
}
