import { hash } from 'node:crypto';
import { isDev } from '../environment.ts';

/** The inline scripts and stylesheets of a page, to the letter: no other ones run. */
interface Inline {
  scripts?: readonly string[];
  styles?: readonly string[];
}

/**
 * What a page may load and run: only what the site itself serves. It goes into a `<meta>` before all
 * that it should hold for.
 * @returns a Content Security Policy, without what a `<meta>` cannot carry (see `public/_headers`)
 */
export function contentSecurityPolicy({ scripts = [], styles = [] }: Inline): string | undefined {
  const hashOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;
  // In dev the server adds scripts and styles of its own.
  if (isDev) return undefined;
  return [
    "default-src 'none'",
    // Pagefind is WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts.map(hashOf)].join(' '),
    ["style-src 'self'", ...styles.map(hashOf)].join(' '),
    "font-src 'self'",
    // The marks of links are within a stylesheet.
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join(';');
}
