import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

/** The alphabets that a card can be written in, each a file of the typeface. */
const alphabets = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

const loaded = new Map<number, string>();

/**
 * The families of the cards, as the `font` of a canvas lists them: what one lacks the next has.
 * @throws if a font cannot be read
 */
export function fontsOf(weight: 400 | 600): string {
  const known = loaded.get(weight);
  if (known !== undefined) return known;
  const files = [
    ...alphabets.map((name) => `source-serif-4/files/source-serif-4-${name}-${weight}-normal`),
    'noto-sans-math/files/noto-sans-math-latin-400-normal',
  ];
  for (const file of files) {
    const path = require.resolve(`@fontsource/${file}.woff2`);
    // Another thread may have loaded it.
    if (GlobalFonts.has(file) || GlobalFonts.registerFromPath(path, file)) continue;
    throw new Error(`The font ${path} cannot be read`);
  }
  const families = files.map((file) => `"${file}"`).join(', ');
  loaded.set(weight, families);
  return families;
}
