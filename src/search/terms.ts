import { textFields, valuesOf } from './fields.ts';
import type { Expand } from './glossary.ts';
import { hasSigns } from './signs.ts';
import { normalise } from './query.ts';
import type { SearchRecord } from './records.ts';
import { hasPhrase, hasWord, wordsFinder, wordsOf } from './spelling.ts';
import { nearestWords } from './typos.ts';

/** What can be asked for by name, as in `author:Lample`, and the names that a review has of it. */
const fields: Readonly<Record<string, (record: SearchRecord) => readonly string[]>> = {
  reviewer: ({ reviewer, handle, aliases }) => [[reviewer, handle, ...aliases].join(' ')],
  author: ({ authors }) => authors,
  topic: ({ topics }) => topics,
  institution: ({ institutions }) => institutions,
  year: ({ year }) => [String(year)],
};

/** A field and what it has, or after a minus sign has not. */
interface FieldTerm {
  field: string;
  value: string;
  isExcluded: boolean;
}

/** The parts of a query's text. */
export interface Terms {
  /** Its words and phrases. */
  text: string;
  /** What stands in quotes: words in this order. */
  phrases: string[];
  /** Words and phrases after a minus sign: no result has them. */
  without: string[];
  fields: FieldTerm[];
}

const quoted = '["“„«]([^"“”„«»]+)["”“»](?!\\S)';

type Groups = (string | undefined)[];

/** Parses the text of a query: `memory author:"Guillaume Lample" "product keys" -BERT`. */
export function parseTerms(text: string): Terms {
  const terms: Terms = { text: '', phrases: [], without: [], fields: [] };
  const part = new RegExp(`(?<!\\S)(-)?(?:(\\p{L}+):\\s*)?(?:${quoted}|([^\\s"]\\S*))`, 'giu');
  // In a formula it is subtraction.
  const hasMinus = !hasSigns(text);
  terms.text = normalise(
    text.slice(0, 300).replace(part, (whole, ...[minus, name, phrase, word]: Groups) => {
      const value = normalise(phrase ?? word ?? '');
      const field = name?.toLowerCase() ?? '';
      const isExcluded = minus !== undefined;
      if (Object.hasOwn(fields, field)) terms.fields.push({ field, value, isExcluded });
      else if (isExcluded && hasMinus && /[\p{L}\p{N}]/u.test(value) && name === undefined) {
        terms.without.push(value);
      } else {
        if (phrase !== undefined && name === undefined) terms.phrases.push(value);
        return whole;
      }
      return ' ';
    }),
  );
  return terms;
}

/** The text of a query with its quotes gone: their words may stand apart. */
export function withoutQuotes(text: string): string {
  return text.replace(new RegExp(`(?<!\\S)${quoted}`, 'gu'), '$1');
}

/** Whether a review has the names that a query asks for by field; of several years, one. */
export function hasFields(record: SearchRecord, terms: Terms): boolean {
  const isMatch = ({ field, value }: FieldTerm): boolean => {
    const names = fields[field]?.(record) ?? [];
    if (field === 'year') return names.includes(value);
    return names.some(wordsFinder(value));
  };
  const wanted = terms.fields.filter(({ isExcluded }) => !isExcluded);
  const years = wanted.filter(({ field }) => field === 'year');
  return (
    terms.fields.every((term) => !term.isExcluded || !isMatch(term)) &&
    wanted.every((term) => term.field === 'year' || isMatch(term)) &&
    (years.length === 0 || years.some(isMatch))
  );
}

/**
 * Terms whose fields name somebody or something that a review has: a short form, a translation or a
 * typo is taken for the name that is meant.
 * @returns the correction, too, if there is one
 */
export async function correctFields(
  terms: Terms,
  records: readonly SearchRecord[],
  loadExpand: () => Promise<Expand>,
): Promise<{ terms: Terms; correction?: string }> {
  const correct = async (term: FieldTerm): Promise<FieldTerm> => {
    const names = records.flatMap((record) => fields[term.field]?.(record) ?? []);
    const isFound = (value: string): boolean => value !== '' && names.some(wordsFinder(value));
    if (term.isExcluded || isFound(term.value)) return term;
    const known = [...new Set(names.flatMap(wordsOf))];
    const nearest = wordsOf(term.value).map((word) => nearestWords(word, known)[0] ?? word);
    const expand = await loadExpand();
    const values = [expand(term.value)?.text ?? '', nearest.join(' ')];
    return { ...term, value: values.find(isFound) ?? term.value };
  };
  const corrected = await Promise.all(terms.fields.map(correct));
  if (corrected.every(({ value }, index) => value === terms.fields[index]?.value)) return { terms };
  const written = [
    ...terms.without.map((word) => `-"${word}"`),
    ...corrected.map(
      ({ field, value, isExcluded }) => `${isExcluded ? '-' : ''}${field}:"${value}"`,
    ),
  ];
  return {
    terms: { ...terms, fields: corrected },
    correction: [terms.text, ...written].join(' ').trim(),
  };
}

const allValues = (record: SearchRecord): string[] =>
  textFields.flatMap((field) => valuesOf(record, field));

/** Whether the names of a review, or its title, have each phrase. */
export function hasPhrases(record: SearchRecord, { phrases }: Terms): boolean {
  const names = allValues(record);
  return phrases.every((phrase) => names.some((name) => hasPhrase(name, phrase)));
}

/** Whether the names of a review, or its title, have one of the words that it should not have. */
export function hasUnwanted(record: SearchRecord, { without }: Terms): boolean {
  const names = allValues(record);
  return without.some((unwanted) => names.some((name) => hasWord(name, unwanted)));
}
