import { readFileSync } from 'node:fs';

/**
 * The text of one of our stylesheets, for what is no page; threads have no Vite that would give it.
 * @param name the file's, as `palette`
 */
export function stylesheet(name: string): string {
  return readFileSync(`src/styles/${name}.css`, 'utf8');
}
