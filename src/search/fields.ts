import type { SearchRecord } from './records.ts';
import { soundOf, wordsOf } from './spelling.ts';
import { meaningful } from './stopWords.ts';

/** The fields of a record that are searched by word. */
export const textFields = [
  'title',
  'reviewer',
  'handle',
  'authors',
  'institutions',
  'topics',
  'year',
  'period',
  // The short name of a paper is often only in the slug.
  'slug',
];

/** The prefix that distinguishes the phonetic key of a name from a word. */
export const soundMark = '~';

/** The words of a field, and the parts of a handle such as `error_derivative`. */
export function tokens(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const parts = word.split('_').filter(Boolean);
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

/** The values of a field of a record. */
export function valuesOf(record: SearchRecord, field: string): string[] {
  return [record[field as keyof SearchRecord]].flat().map(String);
}

/** A field of a record as one string. */
export function textOf(record: SearchRecord, field: string): string {
  return valuesOf(record, field).join(' ');
}

/** The words of the names in a record, and of its title, as the review spells them. */
export function namesOf({ reviewer, authors, handle, title, slug }: SearchRecord): string[] {
  return tokens([reviewer, ...authors, handle, title, slug].join(' '));
}

/** The phonetic keys of these names, and of other spellings of the reviewer's, with the prefix. */
export function soundsOf(record: SearchRecord): string[] {
  const names = [...namesOf(record), ...tokens(record.aliases.join(' '))];
  return meaningful(names).map((word) => soundMark + soundOf(word));
}

/** 0: a field equals the query; 1: begins with it; 2: has all its words; 3: only several fields do. */
export function rankOf(words: readonly string[], record: SearchRecord): number {
  const { title, reviewer, handle, authors, institutions, aliases, topics } = record;
  const names = [title, reviewer, handle, ...authors, ...institutions, ...aliases, ...topics];
  const query = words.join(' ');
  const whole = names.map((name) => wordsOf(name).join(' '));
  if (whole.includes(query)) return 0;
  if (whole.some((name) => name.startsWith(query))) return 1;
  const hasAllWords = (text: string): boolean => {
    const present = tokens(text);
    return words.every((word) => present.some((other) => other.startsWith(word)));
  };
  return textFields.some((field) => hasAllWords(textOf(record, field))) ? 2 : 3;
}
