import { createHash } from 'node:crypto';
import { isDev } from '../environment.ts';

/**
 * What a page may load and run: what the site itself serves, and nothing of anyone else's. It goes
 * into a `<meta>` before all that it should hold for.
 * @param inline the scripts and stylesheets that stand in the page itself, to the letter; only
 *   these of all inline ones run, should others get into the page
 * @returns a Content Security Policy, without what a `<meta>` cannot carry (see `public/_headers`)
 */
export function contentSecurityPolicy({
  scripts = [],
  styles = [],
}: {
  scripts?: readonly string[];
  styles?: readonly string[];
} = {}): string | undefined {
  // In dev the server adds scripts and styles of its own.
  if (isDev) return undefined;
  return [
    "default-src 'none'",
    // Pagefind is WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts.map(hash)].join(' '),
    ["style-src 'self'", ...styles.map(hash)].join(' '),
    // The fonts that formulas wait with, and the marks of links, are within a stylesheet.
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join(';');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
