import { isInflection, wordsOf } from './spelling.ts';
import type { Glossary } from '../schema/glossary.ts';

/** A query with terms in place of what else readers call them. */
export interface Expanded {
  text: string;
  /** Whether the whole query is the name of one term. */
  isWhole: boolean;
}

/** Replaces the names in a query by their terms, if it has any. */
export type Expand = (text: string) => Expanded | undefined;

/** Makes the function that replaces the names of a glossary. */
export function expander({ terms }: Glossary): Expand {
  const names = Object.entries(terms)
    .flatMap(([term, others]) => others.map((name) => ({ term, words: wordsOf(name) })))
    .filter(({ words }) => words.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length);
  return (text) => {
    const asked = wordsOf(text);
    const parts: string[] = [];
    let isWhole = false;
    for (let at = 0; at < asked.length;) {
      const found = names.find(
        ({ words }) =>
          at + words.length <= asked.length &&
          words.every((word, index) => isSame(asked[at + index] ?? '', word)),
      );
      if (found) isWhole = found.words.length === asked.length;
      parts.push(found?.term ?? asked[at] ?? '');
      at += found?.words.length ?? 1;
    }
    const expanded = parts.join(' ');
    return expanded === asked.join(' ') ? undefined : { text: expanded, isWhole };
  };
}

/** Short forms, as those of up to four Latin letters are, have to be exact; others may be inflected. */
function isSame(asked: string, word: string): boolean {
  return asked === word || (!/^[a-z\d]{1,4}$/.test(word) && isInflection(asked, word));
}
