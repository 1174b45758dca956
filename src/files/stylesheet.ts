import { readFileSync } from 'node:fs';

/**
 * The text of one of our stylesheets, for what is no page; workers have no Vite that would give it.
 * @param name the file's, as `palette`
 */
export function stylesheet(name: string): string {
  return readFileSync(`src/styles/${name}.css`, 'utf8');
}

/**
 * A colour of the palette as it is in the light, for what is no page and has no dark.
 * @param name as in `--ink`, without the hyphens
 * @throws if the palette has none of that name
 */
export function lightColour(name: string, palette = stylesheet('palette')): string {
  const [, colour] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+),`).exec(palette) ?? [];
  if (colour === undefined) throw new Error(`styles/palette.css has no colour ${name}`);
  return colour;
}
