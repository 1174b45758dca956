import type { SearchRecord } from './records.ts';
import { soundOf, wordsOf } from './spelling.ts';

/** The fields of a record that are searched by their words. */
export const textFields = [
  'title',
  'reviewer',
  'handle',
  'authors',
  'institutions',
  'topics',
  'year',
  // What papers are called for short is often only in the name of the file.
  'slug',
];

/** Stands before the sound of a name, so that it is not taken for a word. */
export const soundMark = '~';

/** The words of a field, and the parts of a handle such as `error_derivative`. */
export function tokens(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const parts = word.split('_').filter(Boolean);
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

/** A field of a record as one text. */
export function textOf(record: SearchRecord, field: string): string {
  const value = record[field as keyof SearchRecord];
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** How the names of a record sound, each with its mark. */
export function soundsOf({ reviewer, aliases, authors, handle }: SearchRecord): string[] {
  const names = tokens([reviewer, ...aliases, ...authors, handle].join(' '));
  return names.map((word) => soundMark + soundOf(word));
}

/** 0: a field is what was asked; 1: begins with it; 2: has every word; 3: only several have. */
export function rankOf(words: readonly string[], record: SearchRecord): number {
  const { title, reviewer, handle, authors, institutions, aliases, topics } = record;
  const names = [title, reviewer, handle, ...authors, ...institutions, ...aliases, ...topics];
  const wanted = words.join(' ');
  const whole = names.map((name) => wordsOf(name).join(' '));
  if (whole.includes(wanted)) return 0;
  if (whole.some((name) => name.startsWith(wanted))) return 1;
  const holds = (text: string): boolean => {
    const has = tokens(text);
    return words.every((word) => has.some((other) => other.startsWith(word)));
  };
  return textFields.some((field) => holds(textOf(record, field))) ? 2 : 3;
}
