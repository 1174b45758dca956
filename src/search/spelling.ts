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

/** The keys of a keyboard in its English and its Russian layout, those with Shift last. */
const english = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,./~{}:"<>?';
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ёхъжэбю,';

function retype(text: string, from: string, to: string): string {
  return Array.from(text.toLowerCase(), (key) => to[from.indexOf(key)] ?? key).join('');
}

/** A text as typed with the Russian and the English keyboard layout, where that changes its words. */
export function otherLayouts(text: string): string[] {
  const words = wordsOf(text).join(' ');
  const others = [retype(text, english, russian), retype(text, russian, english)];
  return others.filter((other) => wordsOf(other).join(' ') !== words);
}

/** The number of typos allowed in a word: one from four letters, two from eight. */
export function tolerance(word: string): number {
  return word.length >= 8 ? 2 : Number(word.length >= 4);
}

/** Whether a word is the singular or plural of another, or in Russian the same in another case. */
export function isInflection(found: string, word: string): boolean {
  if (/\p{Script=Cyrillic}/u.test(word)) {
    // Seven letters of ten are the stem.
    const start = word.slice(0, Math.ceil(0.7 * word.length));
    return word.length > 3 && found.startsWith(start) && found.length < word.length + 3;
  }
  return found.length > 2 && word.length > 2 && (found === `${word}s` || word === `${found}s`);
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
