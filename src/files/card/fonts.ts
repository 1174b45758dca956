import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

/** The alphabets that a card can be written in, each a file of the typeface. */
const alphabets = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

/**
 * Loads the fonts of the cards, once.
 * @returns the families by weight, as the `font` of a canvas lists them: what one lacks the next has
 * @throws if a font cannot be read
 */
export function loadFonts(): Record<400 | 600, string> {
  return (loaded ??= { 400: families(400), 600: families(600) });
}

let loaded: Record<400 | 600, string> | undefined;

function families(weight: 400 | 600): string {
  const files = alphabets.map((alphabet) => [
    `Card ${weight} ${alphabet}`,
    `@fontsource/source-serif-4/files/source-serif-4-${alphabet}-${weight}-normal.woff2`,
  ]);
  const math = [
    'Card math',
    '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
  ];
  return [...files, math]
    .map(([family = '', file = '']) => {
      if (
        !GlobalFonts.has(family) &&
        !GlobalFonts.registerFromPath(require.resolve(file), family)
      ) {
        throw new Error(`The font ${file} cannot be read`);
      }
      return `"${family}"`;
    })
    .join(', ');
}
