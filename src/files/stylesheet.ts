import { readFileSync } from 'node:fs';

/** The text of a stylesheet of pages, such as `palette`: workers have no Vite to import it. */
export function stylesheet(name: string): string {
  return readFileSync(`src/styles/${name}.css`, 'utf8');
}

/** The light value of a colour of the palette, such as `ink`, for what has no dark mode. */
export function lightColour(name: string, palette = stylesheet('palette')): string {
  const [, colour] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+),`).exec(palette) ?? [];
  if (colour === undefined) throw new Error(`styles/palette.css has no colour ${name}`);
  return colour;
}
