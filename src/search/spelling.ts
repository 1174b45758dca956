import ru from 'convert-layout/ru.js';
import cyrillicToTranslit from 'cyrillic-to-translit-js';

const translit = cyrillicToTranslit({ preset: 'ru' });

/**
 * The words of a text as they are compared: lower case, without accents, so that ё is е. A handle
 * such as `error_derivative` is one word.
 */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

/** Spellings of one sound, in the order in which they are looked for; a capital stays as it is. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/['’ʹ]/g, ''],
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
 * What Latin and Cyrillic spellings of a name have in common, whichever way it is transliterated:
 * Alexey, Aleksei and Алексей are one.
 * @param word as `wordsOf` gives it
 */
export function soundOf(word: string): string {
  return sounds
    .reduce((text, [spelling, sound]) => text.replace(spelling, sound), translit.transform(word))
    .toLowerCase();
}

/**
 * What a text would be, had the other keyboard layout been on.
 * @returns the text as Russian and as English, where that changes anything
 */
export function otherLayouts(text: string): string[] {
  return [ru.fromEn(text), ru.toEn(text)].filter((other) => other !== text);
}

/** How many letters of a word may be wrong: one from four letters on, two from eight on. */
export function tolerance(word: string): number {
  return word.length >= 8 ? 2 : Number(word.length >= 4);
}
