import { readFileSync } from 'node:fs';

/** The source of a stylesheet, such as `palette`: workers have no Vite and cannot import CSS. */
export function stylesheet(name: string): string {
  return readFileSync(`src/styles/${name}.css`, 'utf8');
}

/** The light variant of a palette colour, such as `ink`, for output without a dark mode. */
export function lightColour(name: string, palette = stylesheet('palette')): string {
  const [, colour] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+),`).exec(palette) ?? [];
  if (colour === undefined) throw new Error(`styles/palette.css has no colour ${name}`);
  return colour;
}
