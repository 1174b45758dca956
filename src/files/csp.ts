import { hash } from 'node:crypto';
import { isDev } from '../environment.ts';

/** The exact inline scripts and stylesheets of a page; no others are allowed. */
interface Inline {
  scripts?: readonly string[];
  styles?: readonly string[];
}

/** The policy of the worker that searches, which does not take on that of its page. */
export const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * Lets a page load and run only what the site itself serves. Its `<meta>` must precede everything
 * that it governs.
 * @returns a Content Security Policy, without what a `<meta>` cannot carry (see `public/_headers`);
 *   empty in dev
 */
export function contentSecurityPolicy({ scripts = [], styles = [] }: Inline): string {
  const hashOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;
  // In dev the server adds scripts and styles of its own.
  if (isDev) return '';
  return [
    "default-src 'none'",
    // Pagefind is WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts.map(hashOf)].join(' '),
    ["style-src 'self'", ...styles.map(hashOf)].join(' '),
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join(';');
}
