/*
 * Compares a built site with the published one, and adds to it the list of addresses that the next
 * release is compared with.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { base, origin, outDir } from '../environment.ts';

/** Content-hashed files that only pages request, and what a release adds. */
const internal =
  /^(_astro\/|pagefind\/|_headers$|addresses\.txt$|sbom\.json$)|\.(br|gz|emblem\.svg|small\.webp)$/;
/** Ids of the page around a text, and of the back links of its footnotes. */
const unlinked = /^site-|note-fnref-/;

/** Pages, files and ids within pages, relative to the site's root: `reviews/osnet/#results`. */
const addresses: string[] = [];
/** Targets of redirects, by address. */
const redirects = new Map<string, string>();

async function readSite(): Promise<void> {
  for (const item of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    const file = relative(outDir, join(item.parentPath, item.name)).replaceAll('\\', '/');
    if (!item.isFile() || internal.test(file)) continue;
    const address = file.replace(/(^|\/)index\.html$/, '$1');
    addresses.push(address);
    if (!file.endsWith('.html')) continue;
    const html = await readFile(join(outDir, file), 'utf8');
    const [, to] = /<meta http-equiv="refresh" content="0; url=([^"]*)">/.exec(html) ?? [];
    if (to !== undefined) redirects.set(address, to.slice(base.length));
    for (const [, id = ''] of html.matchAll(/<[^<>]* id="([^"]+)"/g)) {
      if (!unlinked.test(id)) addresses.push(`${address}#${id}`);
    }
  }
  addresses.sort();
}

/**
 * The published addresses that the site no longer has. A section of a redirected page is looked up
 * on the target; a section of a digest may be on any page of the digest.
 */
function lostAddresses(published: readonly string[]): string[] {
  const whole = (address: string): string => address.replace(/(\/all\/)\d+\/#/, '$1#');
  const present = new Set(addresses.flatMap((address) => [address, whole(address)]));
  return published.filter((address) => {
    const [page = '', id] = address.split('#');
    const target = id === undefined ? undefined : redirects.get(page);
    return !present.has(target === undefined ? whole(address) : `${target}#${id ?? ''}`);
  });
}

try {
  await readSite();
  const published = await publishedAddresses();
  const lost = lostAddresses(published);
  for (const address of lost) console.error(`lost: /${address}`);
  if (lost.length > 0) {
    throw new Error(
      `${lost.length} published addresses are gone. Under \`redirects\` in content/addresses.yaml, map each old one to its new one. A branch older than the published site has to be brought up to date first.`,
    );
  }
  await writeFile(join(outDir, 'addresses.txt'), addresses.map((one) => `${one}\n`).join(''));
  console.log(`addresses: ${addresses.length}, published before: ${published.length}, lost: 0`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The addresses of the site that this one will replace. */
async function publishedAddresses(): Promise<string[]> {
  const list = new URL(`${base}addresses.txt`, origin).href;
  let response: Response | undefined;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    response = await fetch(list, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    if (response && response.status < 500) break;
    await setTimeout(attempt * 500);
  }
  if (response?.status === 404) {
    console.warn(`No list of published addresses at ${list}: nothing to compare with.`);
    return [];
  }
  if (!response?.ok) {
    const reason = response?.status ?? 'no connection';
    throw new Error(`The published addresses cannot be read: ${reason}, ${list}`);
  }
  return (await response.text()).split('\n').filter(Boolean);
}
