import { distance } from 'fastest-levenshtein';
import MiniSearch, { type Query as Tree, type SearchResult } from 'minisearch';
import { identifierIn, type SearchRecord } from './records.ts';
import { otherLayouts, soundOf, swapped, tolerance, wordsOf } from './spelling.ts';

/** Reviews whose names fit a query, best first. */
export interface Found {
  records: SearchRecord[];
  /** What was looked up in place of the query, where nothing fits the query itself. */
  correction?: string;
}

/** Stands before the sound of a name, so that it is not taken for a word. */
const soundMark = '~';
const boost = { reviewer: 3, handle: 3, title: 2, authors: 2, institutions: 2 };
const textFields = ['title', 'reviewer', 'handle', 'authors', 'institutions', 'topics', 'year'];

interface Hit {
  record: SearchRecord;
  /** For each word of the query the word of the record that it stands for. */
  meant: string[];
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
    fields: [...textFields, 'sound'],
    extractField: (record, field) => {
      if (field === 'slug') return record.slug;
      return field === 'sound' ? soundsOf(record).join(' ') : textOf(record, field);
    },
    tokenize: (text, field) => (field === 'sound' ? text.split(' ') : tokens(text)),
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term, boost },
  });
  index.addAll([...records]);

  const look = (text: string, mistakes: boolean): Hit[] => {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const queries = words.map((word) => wordTree(word, mistakes));
    return index.search({ combineWith: 'AND', queries }).flatMap((result) => {
      const record = bySlug.get(String(result.id));
      if (!record) return [];
      const meant = words.map((word) => meantBy(word, result, record));
      return [{ record, meant, rank: rankOf(meant, record), score: result.score }];
    });
  };
  const sorted = (hits: Hit[]): Hit[] =>
    hits.toSorted(
      (a, b) =>
        a.rank - b.rank ||
        b.score - a.score ||
        (order.get(a.record.slug) ?? 0) - (order.get(b.record.slug) ?? 0),
    );

  return (text) => {
    const identifier = identifierIn(text);
    const identified = records.filter(({ identifiers }) => identifiers.includes(identifier ?? ''));
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

/** The words of a field, and the parts of a handle such as `error_derivative`. */
function tokens(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const parts = word.split('_').filter(Boolean);
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

function textOf(record: SearchRecord, field: string): string {
  const value = record[field as keyof SearchRecord];
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function soundsOf({ reviewer, aliases, authors, handle }: SearchRecord): string[] {
  const names = tokens([reviewer, ...aliases, ...authors, handle].join(' '));
  return names.map((word) => soundMark + soundOf(word));
}

/** All reviews that have a word, its beginning, its sound, or with mistakes something near it. */
function wordTree(word: string, mistakes: boolean): Tree {
  const sound = soundMark + soundOf(word);
  const fuzzy = mistakes && !/^\d+$/.test(word) ? tolerance(word) : false;
  return {
    combineWith: 'OR',
    queries: [
      { queries: [word], fields: textFields, prefix: true, fuzzy },
      { queries: [sound], fields: ['sound'], prefix: sound.length > 4, fuzzy },
      ...(fuzzy === 1 ? [{ queries: swapped(word), fields: textFields }] : []),
    ],
  };
}

/** Which word of a record a word of the query has found: itself, or the nearest. */
function meantBy(word: string, { match }: SearchResult, record: SearchRecord): string {
  const matched = Object.keys(match);
  if (matched.some((term) => term.startsWith(word))) return word;
  const found = new Set(matched);
  const candidates = [
    ...matched.filter((term) => !term.startsWith(soundMark)),
    ...tokens([record.reviewer, ...record.authors, record.handle].join(' ')).filter((name) =>
      found.has(soundMark + soundOf(name)),
    ),
  ];
  const far = (candidate: string): number =>
    Math.min(distance(word, candidate), distance(soundOf(word), soundOf(candidate)));
  return candidates.toSorted((a, b) => far(a) - far(b))[0] ?? word;
}

/** 0: a whole field is what was asked; 1: one field has every word; 2: only several have. */
function rankOf(words: readonly string[], record: SearchRecord): number {
  const { title, reviewer, handle, authors, institutions, aliases, topics } = record;
  const names = [title, reviewer, handle, ...authors, ...institutions, ...aliases, ...topics];
  const wanted = words.join(' ');
  if (names.some((name) => wordsOf(name).join(' ') === wanted)) return 0;
  const holds = (text: string): boolean => {
    const has = tokens(text);
    return words.every((word) => has.some((other) => other.startsWith(word)));
  };
  return textFields.some((field) => holds(textOf(record, field))) ? 1 : 2;
}

/** What was meant, spelt as the review spells it. */
function asWritten({ meant, record }: Hit): string {
  const written = new Map(
    textFields
      .flatMap((field) => textOf(record, field).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [])
      .map((word) => [wordsOf(word)[0], word]),
  );
  return meant.map((word) => written.get(word) ?? word).join(' ');
}
