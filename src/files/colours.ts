import { stylesheet } from './stylesheets.ts';

const palette = stylesheet('palette');

/**
 * A colour of the palette as it is in the light, for what is no page and has no dark.
 * @param name as in `--ink`, without the hyphens
 * @throws if the palette has none of that name
 */
export function lightColour(name: string): string {
  const [, colour] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+),`).exec(palette) ?? [];
  if (colour === undefined) throw new Error(`styles/palette.css has no colour ${name}`);
  return colour;
}
