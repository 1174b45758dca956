import ru from 'convert-layout/ru.js';
import cyrillicToTranslit from 'cyrillic-to-translit-js';

const translit = cyrillicToTranslit({ preset: 'ru' });

/** The words of a text, normalised: lower case, without accents; `a_handle` is one word. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Spellings and their sound, in order of replacement. A capital is not replaced again. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/['’ʹ]/g, ''],
  // Russian has its own spelling of Chinese names: Чжоу is Zhou.
  [/chzh/gi, 'zh'],
  [/shch|sch|sh/g, 's'],
  [/zh/g, 'z'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/tch|tz|ts|ch|c(?=[eiy])/g, 'C'],
  [/ck|c|q/g, 'k'],
  [/ks/g, 'x'],
  [/w/g, 'v'],
  [/[yji]+o/g, 'e'],
  [/[yji]+([aeu])/g, '$1'],
  [/[yji]+/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/**
 * The phonetic key of a word, the same for Latin and Cyrillic spellings of a name and for every
 * transliteration: Alexey, Aleksei and Алексей have one.
 */
export function soundOf(word: string): string {
  return sounds
    .reduce((text, [spelling, sound]) => text.replace(spelling, sound), translit.transform(word))
    .toLowerCase();
}

/** A text as typed with the Russian and the English keyboard layout, where that changes its words. */
export function otherLayouts(text: string): string[] {
  const words = wordsOf(text).join(' ');
  return [ru.fromEn(text), ru.toEn(text)].filter((other) => wordsOf(other).join(' ') !== words);
}

/** The number of typos allowed in a word: one from four letters, two from eight. */
export function tolerance(word: string): number {
  return word.length >= 8 ? 2 : Number(word.length >= 4);
}

const endings = /(ations?|ions?|ings?|ed|ers?|e?s|e)$/;
/** What may follow a word that is whole within another: "style" is no form of "stylegan". */
const longerEndings =
  /^([sdeyrn]|e[drsn]|ly|al|ic|ty|ity|ive|ian|ist|ism|ous|est|ful|or|ion|ing|ers)$/;

/** With the American spelling of an ending: "optimised" is optimized. */
const american = (word: string): string => word.replace(/is(?=(e[ds]?|ers?|ing|ations?)$)/, 'iz');

/**
 * Whether a word is another, begins with it, or is another form of it: "rotating" of "rotations".
 * Forms differ in a common ending, or else in at most three letters at the end, after at least four
 * that are the same.
 */
export function isForm(found: string, word: string): boolean {
  return isSameStem(found, word) || isSameStem(american(found), american(word));
}

function isSameStem(found: string, word: string): boolean {
  if (found.startsWith(word)) return true;
  const stem = word.replace(endings, '');
  if (stem.length > 2 && found.replace(endings, '') === stem) return true;
  const length = Array.from(word).findIndex((letter, index) => letter !== found[index]);
  const same = length < 0 ? word.length : length;
  if (same === found.length && !longerEndings.test(word.slice(same))) return false;
  return same >= Math.max(4, word.length - 3) && found.length - same <= 3;
}

/** Finds the words of a text to highlight: those that start with or sound like a query word. */
export function hitFinder(
  words: readonly string[],
  { bySound = true } = {},
): (text: string) => RegExpExecArray[] {
  const sounds = bySound ? words.filter((word) => !/\d/.test(word)).map(soundOf) : [];
  return (text) =>
    [...text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)].filter(([written]) => {
      const [found] = wordsOf(written);
      if (found === undefined) return false;
      return words.some((word) => found.startsWith(word)) || sounds.includes(soundOf(found));
    });
}

/** Returns a function that tells whether names have every word of a text. */
export function wordsFinder(text: string): (names: string) => boolean {
  const finders = wordsOf(text).map((word) => hitFinder([word]));
  return (names) => finders.every((find) => find(names).length > 0);
}

/** Whether a text has the words of a phrase in this order. */
export function hasPhrase(text: string, phrase: string): boolean {
  return ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(phrase).join(' ')} `);
}

/** Whether a text has a word or phrase, or its plural. */
export function hasWord(text: string, word: string): boolean {
  return hasPhrase(text, word) || hasPhrase(text, `${word}s`);
}
