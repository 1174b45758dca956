import { absolute, reviewAddress } from '../addresses.ts';
import type { Redirect } from '../library/redirects.ts';
import { contentSecurityPolicy } from './csp.ts';
import { escaped } from './escaped.ts';
import { site } from '../site.ts';

/** A page that redirects to a review, and to the same section of it. */
export function redirectPage({ title, slug }: Redirect): string {
  const to = reviewAddress(slug);
  // A `<meta>` refresh alone would drop the fragment.
  const follow = `location.replace(${JSON.stringify(to)}+location.search+location.hash)`;
  const policy = contentSecurityPolicy({ scripts: [follow] });
  const name = escaped(title);
  return [
    `<!DOCTYPE html><html lang="${site.language}"><head>`,
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><script>${follow}</script>`,
    `<meta http-equiv="refresh" content="0; url=${to}">`,
    `<link rel="canonical" href="${absolute(to)}"><title>${name}</title>`,
    `</head><body><p><a href="${to}">${name}</a></p></body></html>`,
  ].join('');
}
