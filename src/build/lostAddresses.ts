import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What someone may have linked to on a built site. */
export interface Published {
  /** Pages, files, and what has an id on a page, from the site's root: `reviews/osnet/#results`. */
  addresses: string[];
  /** Pages that lead to others. */
  redirects: ReadonlyMap<string, string>;
}

/** What only pages ask for, by names that change with what is in it, and what a release adds. */
const internal = /^(_astro\/|pagefind\/|_headers$|addresses\.txt$|sbom\.json$)|\.(br|gz)$/;
/** Ids of the page around a text, and of the ways back from its notes. */
const unlinked = /^site-|note-fnref-/;

/**
 * Lists the addresses of a built site.
 * @param folder where it is
 * @param base the path that it was built for; starts and ends with `/`
 */
export async function addressesOf(folder: string, base: string): Promise<Published> {
  const addresses: string[] = [];
  const redirects = new Map<string, string>();
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/');
    if (!item.isFile() || internal.test(file)) continue;
    const address = file.replace(/(^|\/)index\.html$/, '$1');
    addresses.push(address);
    if (!file.endsWith('.html')) continue;
    const html = await readFile(join(folder, file), 'utf8');
    const [, to] = /<meta http-equiv="refresh" content="0; url=([^"]*)">/.exec(html) ?? [];
    if (to !== undefined) redirects.set(address, to.slice(base.length));
    for (const [, id = ''] of html.matchAll(/<[^<>]* id="([^"]+)"/g)) {
      if (!unlinked.test(id)) addresses.push(`${address}#${id}`);
    }
  }
  return { addresses: addresses.toSorted(), redirects };
}

/**
 * Which published addresses a new site no longer has. A section of a page that leads to another
 * one is looked for there; a digest that has outgrown one page leads on to its other parts.
 */
export function lostAddresses(
  published: readonly string[],
  { addresses, redirects }: Published,
): string[] {
  const whole = (address: string): string => address.replace(/(\/all\/)\d+\/#/, '$1#');
  const there = new Set(addresses.flatMap((address) => [address, whole(address)]));
  return published.filter((address) => {
    const [page = '', id] = address.split('#');
    const target = id === undefined ? undefined : redirects.get(page);
    return !there.has(target === undefined ? whole(address) : `${target}#${id ?? ''}`);
  });
}
