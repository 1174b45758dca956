import { stem } from 'stemr';
import { isInflection } from './spelling.ts';

/** How many letters longer than another a form of a word may be: "segmentation" of "segment". */
const maxLonger = 5;

/** With the American spelling of an ending: "optimised" is optimized. */
const american = (word: string): string => word.replace(/is(?=(e[ds]?|ers?|ing|ations?)$)/, 'iz');

const stems = new Map<string, readonly string[]>();

/** The stems of a word in both spellings; "Gaussian" has that of Gauss. */
function stemsOf(word: string): readonly string[] {
  const known = stems.get(word);
  if (known) return known;
  const own = [word, american(word)].map((spelling) => stem(spelling.replace(/ian$/, '')));
  stems.set(word, own);
  return own;
}

/**
 * Whether a word is another, begins with it, or is another form of it: "rotating" of "rotations".
 * Forms have the same stem, or differ in at most three letters at the end of both, after at least
 * four that are the same: "noisy" is one of "noise".
 */
export function isForm(found: string, word: string): boolean {
  if (found.startsWith(word) || isInflection(found, word)) return true;
  const others = stemsOf(word);
  // A stem of two letters and an "e", such as "use", says too little.
  const isSame = stemsOf(found).some(
    (one, index) => one.replace(/e$/, '').length > 2 && one === others[index],
  );
  if (isSame && Math.abs(found.length - word.length) <= maxLonger) return true;
  const same = Array.from(word).findIndex((letter, index) => letter !== found[index]);
  return same >= Math.max(4, word.length - 3) && same < found.length && found.length - same <= 3;
}
