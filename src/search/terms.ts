import { textFields, textOf } from './fields.ts';
import { normalise } from './query.ts';
import type { SearchRecord } from './records.ts';
import { hitFinder, isForm, wordsOf } from './spelling.ts';

/** What can be asked for by name, as in `author:Lample`, and the names that a review has of it. */
const fields: Readonly<Record<string, (record: SearchRecord) => readonly string[]>> = {
  reviewer: ({ reviewer, handle, aliases }) => [[reviewer, handle, ...aliases].join(' ')],
  author: ({ authors }) => authors,
  topic: ({ topics }) => topics,
  institution: ({ institutions }) => institutions,
  year: ({ year }) => [String(year)],
};

/** The parts of a query's text. */
export interface Terms {
  /** Its words and phrases. */
  text: string;
  /** What stands in quotes: words in this order. */
  phrases: string[];
  /** Words after a minus sign: no result has them. */
  without: string[];
  /** Pairs of a field and what it has. */
  fields: [field: string, value: string][];
}

type Groups = (string | undefined)[];

/** Parses the text of a query: `memory author:"Guillaume Lample" "product keys" -BERT`. */
export function parseTerms(text: string): Terms {
  const terms: Terms = { text: '', phrases: [], without: [], fields: [] };
  const part = /(?<!\S)(?:(\p{L}+):|(-)(?=["“\p{L}]))?(?:["“]([^"“”]+)["”](?!\S)|(\S+))/giu;
  terms.text = normalise(
    text.slice(0, 300).replace(part, (whole, ...[name, minus, quoted, word]: Groups) => {
      const value = normalise(quoted ?? word ?? '');
      const field = name?.toLowerCase() ?? '';
      if (Object.hasOwn(fields, field)) terms.fields.push([field, value]);
      else if (minus !== undefined) terms.without.push(value);
      else {
        if (quoted !== undefined && name === undefined) terms.phrases.push(value);
        return whole;
      }
      return ' ';
    }),
  );
  return terms;
}

/** The text of a query with its quotes gone: their words may stand apart. */
export function withoutQuotes(text: string): string {
  return text.replace(/(?<!\S)["“]([^"“”]+)["”](?!\S)/g, '$1');
}

/** Whether a review has the names that a query asks for by field. */
export function hasFields(record: SearchRecord, terms: Terms): boolean {
  return terms.fields.every(([field, value]) => {
    const finders = wordsOf(value).map((word) => hitFinder([word]));
    return fields[field]?.(record).some((name) => finders.every((find) => find(name).length > 0));
  });
}

/** Whether the names of a review, and its title, have each phrase. */
export function hasPhrases(record: SearchRecord, { phrases }: Terms): boolean {
  const texts = textFields.map((field) => ` ${wordsOf(textOf(record, field)).join(' ')} `);
  return phrases.every((phrase) =>
    texts.some((text) => text.includes(` ${wordsOf(phrase).join(' ')} `)),
  );
}

/** Whether the names of a review, or its title, have one of the words that it should not have. */
export function hasUnwanted(record: SearchRecord, { without }: Terms): boolean {
  const words = textFields.flatMap((field) => wordsOf(textOf(record, field)));
  return without.some((unwanted) =>
    wordsOf(unwanted).every((asked) => words.some((word) => isForm(word, asked))),
  );
}
