import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

const loaded = new Map<number, string>();

/**
 * The font families of cards, as a list for a canvas's `font`: each falls back to the next.
 * @throws if a font cannot be read
 */
export function fontsOf(weight: 400 | 600): string {
  const known = loaded.get(weight);
  if (known !== undefined) return known;
  const files = [
    `source-serif/WOFF2/TTF/SourceSerif4-${weight === 400 ? 'Regular' : 'Semibold'}.ttf.woff2`,
    '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
  ];
  for (const file of files) {
    const path = require.resolve(file);
    // Another thread may have loaded it.
    if (GlobalFonts.has(file) || GlobalFonts.registerFromPath(path, file)) continue;
    throw new Error(`The font ${path} cannot be read`);
  }
  const families = files.map((file) => `"${file}"`).join(', ');
  loaded.set(weight, families);
  return families;
}
