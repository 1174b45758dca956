const signs: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\uFFFD|Ð.|Ñ.|â€/, 'letters in a wrong encoding'],
  [
    /\$(?:inline|display)\$|\\(?:frac|sum|alpha|beta|left|right|mathcal|text)\b/,
    'a formula that could not be read',
  ],
  [
    /(?:=\s*|\b)(?:alpha|beta|gamma|delta|phi|psi|theta|lambda|sigma|omega)\s*(?:[,=]\s*)?(?:alpha|beta|gamma|delta|phi|psi|theta|lambda|sigma|omega|=)/i,
    'a formula that has lost its signs',
  ],
  [/(?:^|\s)[,.;:—–-](?:\s+[,.;:()—–-])+/, 'words are missing'],
  [/\(\s*[,.;:]*\s*\)|\(\s*,|\s,\s+\p{Lu}|^\s*[,.;:)]|\s\.\s*$|“\s*”|""/u, 'words are missing'],
];

/**
 * What seems to have been lost from a text, as machine translations and copies lose it.
 * @returns undefined where nothing does
 */
export function damageIn(text: string): string | undefined {
  const found = signs.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  if (count(text, '(') !== count(text, ')')) return 'a bracket without its twin';
  return undefined;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
