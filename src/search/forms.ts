import { stem } from 'stemr';

/** With the American spelling of an ending: "optimised" is optimized. */
const american = (word: string): string => word.replace(/is(?=(e[ds]?|ers?|ing|ations?)$)/, 'iz');

/** The stem of a word, that of a name for what is called after it: "Gaussian" has that of Gauss. */
const stemOf = (word: string): string => stem(word.replace(/ian$/, ''));

/** Whether a word is another, begins with it, or is another form of it: "rotating" of "rotations". */
export function isForm(found: string, word: string): boolean {
  if (found.startsWith(word) || word === `${found}s`) return true;
  return isSameStem(found, word) || isSameStem(american(found), american(word));
}

/** Whether words have the same stem; that of "noisy" is one letter longer than that of "noise". */
function isSameStem(found: string, word: string): boolean {
  if (/\p{Script=Cyrillic}/u.test(word)) {
    // The last three letters are the ending.
    const begins = found.startsWith(word.slice(0, Math.max(4, word.length - 3)));
    return begins && Math.abs(found.length - word.length) < 3;
  }
  const [short, long] = [stemOf(found), stemOf(word)].toSorted((a, b) => a.length - b.length);
  if (short === undefined || !long?.startsWith(short)) return false;
  return short === long ? short.length > 2 : short.length > 3 && long.length === short.length + 1;
}
