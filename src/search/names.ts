import damerau from 'damerau-levenshtein';
import { distance } from 'fastest-levenshtein';
import MiniSearch, { type Query as Tree, type SearchResult } from 'minisearch';
import { rankOf, soundMark, soundsOf, textFields, textOf, tokens } from './fields.ts';
import { identifierKey, parseIdentifier } from '../schema/identifier.ts';
import type { SearchRecord } from './records.ts';
import { otherLayouts, soundOf, tolerance, wordsOf } from './spelling.ts';

/** Reviews whose names fit a query, best first. */
export interface Found {
  records: SearchRecord[];
  /** What was looked up in place of the query, where nothing fits the query itself. */
  correction?: string;
}

const boost = { reviewer: 3, handle: 3, title: 2, authors: 2, institutions: 2 };

interface Hit {
  record: SearchRecord;
  /** For each word of the query the word of the record that it stands for. */
  meant: string[];
  /** How many letters were wrong. */
  mistakes: number;
  rank: number;
  score: number;
}

/**
 * Makes the index of names and titles.
 * @param records every review, in the order that equal results are shown in
 * @returns a function that looks a query up, without waiting for anything
 */
export function nameIndex(records: readonly SearchRecord[]): (text: string) => Found {
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  const order = new Map(records.map(({ slug }, place) => [slug, place]));
  const index = new MiniSearch<SearchRecord>({
    idField: 'slug',
    fields: [...textFields, 'sound', 'formulas'],
    extractField: (record, field) => {
      return field === 'sound' ? soundsOf(record).join(' ') : textOf(record, field);
    },
    tokenize: (text, field) => (field === 'sound' ? text.split(' ') : tokens(text)),
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term, boost },
  });
  index.addAll([...records]);
  const vocabulary = new Set(
    records.flatMap((record) => [
      ...textFields.flatMap((field) => tokens(textOf(record, field))),
      ...soundsOf(record),
    ]),
  );

  const look = (text: string, mistakes: boolean): Hit[] => {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const isTeX = /[\\^{}]/.test(text);
    const trees = words.map((word) =>
      wordTree(word, mistakes ? corrections(word, vocabulary) : [], isTeX),
    );
    return index.search({ combineWith: 'AND', queries: trees }).flatMap((result) => {
      const record = bySlug.get(String(result.id));
      if (!record) return [];
      const found = words.map((word) => meantBy(word, result, record));
      const meant = found.map(({ word }) => word);
      const wrong = found.reduce((sum, word) => sum + word.mistakes, 0);
      return [{ record, meant, mistakes: wrong, rank: rankOf(meant, record), score: result.score }];
    });
  };
  const sorted = (hits: Hit[]): Hit[] =>
    hits.toSorted(
      (a, b) =>
        a.mistakes - b.mistakes ||
        a.rank - b.rank ||
        b.score - a.score ||
        (order.get(a.record.slug) ?? 0) - (order.get(b.record.slug) ?? 0),
    );

  return (text) => {
    const identifier = parseIdentifier(text);
    const key = identifier && identifierKey(identifier);
    const identified = records.filter(({ identifiers }) => identifiers.includes(key ?? ''));
    if (identified.length > 0) return { records: identified };
    const hits = look(text, false);
    if (hits.length > 0) return { records: recordsOf(sorted(hits)) };
    // Nothing is called that. The other keyboard layout, then typing mistakes, then both.
    const layouts = otherLayouts(text);
    for (const [other, mistakes] of [
      ...layouts.map((layout) => [layout, false] as const),
      [text, true] as const,
      ...layouts.map((layout) => [layout, true] as const),
    ]) {
      const [best, ...others] = sorted(look(other, mistakes));
      if (best) return { records: recordsOf([best, ...others]), correction: asWritten(best) };
    }
    return { records: [] };
  };
}

function recordsOf(hits: readonly Hit[]): SearchRecord[] {
  return hits.map(({ record }) => record);
}

/** All reviews that have a word, its beginning, its sound, or one of its corrections. */
function wordTree(word: string, corrected: readonly string[], isTeX: boolean): Tree {
  const sound = soundMark + soundOf(word);
  return {
    combineWith: 'OR',
    queries: [
      { queries: [word], fields: textFields, prefix: true },
      { queries: [sound], fields: ['sound'], prefix: sound.length > 4 },
      { queries: [...corrected], fields: [...textFields, 'sound'] },
      // A letter alone means a formula only where it stands among TeX.
      ...(isTeX || word.length > 2 ? [{ queries: [word], fields: ['formulas'] }] : []),
    ],
  };
}

/** The words that a word may be a mistake for; where it is Cyrillic, their sounds. */
function corrections(word: string, vocabulary: ReadonlySet<string>): string[] {
  const sound = soundMark + soundOf(word);
  return [...vocabulary].filter((known) =>
    isNear(known.startsWith(soundMark) ? sound : word, known),
  );
}

function isNear(word: string, known: string): boolean {
  const most = tolerance(known);
  if (most === 0 || Math.abs(known.length - word.length) > most || /^\d+$/.test(word)) return false;
  // A swap counts as two here, and as one there; this one is the faster.
  return distance(word, known) <= 2 * most && damerau(word, known).steps <= most;
}

/** Which word of a record a word of the query has found: itself, or the nearest. */
function meantBy(
  word: string,
  { match }: SearchResult,
  record: SearchRecord,
): { word: string; mistakes: number } {
  const matched = Object.keys(match);
  if (matched.some((term) => term.startsWith(word))) return { word, mistakes: 0 };
  const found = new Set(matched);
  const candidates = [
    ...matched.filter((term) => !term.startsWith(soundMark)),
    ...tokens([record.reviewer, ...record.authors, record.handle].join(' ')).filter((name) =>
      found.has(soundMark + soundOf(name)),
    ),
  ].map((candidate) => ({
    word: candidate,
    mistakes: Math.min(
      damerau(word, candidate).steps,
      damerau(soundOf(word), soundOf(candidate)).steps,
    ),
  }));
  return candidates.toSorted((a, b) => a.mistakes - b.mistakes)[0] ?? { word, mistakes: 0 };
}

/** What was meant, spelt as the review spells it. */
function asWritten({ meant, record }: Hit): string {
  // What comes later counts, and that should be the title, not the name of the file.
  const written = new Map(
    textFields
      .toReversed()
      .flatMap((field) => textOf(record, field).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [])
      .map((word) => [wordsOf(word)[0], word]),
  );
  return meant.map((word) => written.get(word) ?? word).join(' ');
}
