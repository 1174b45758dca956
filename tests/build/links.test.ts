import { statSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { sites } from '../sites.ts';

/** The ids of a file, and the addresses that it links to or loads. */
interface Linked {
  ids: Set<string>;
  links: string[];
}

function inPage(html: string): Linked {
  const ids = new Set<string>();
  const links: string[] = [];
  visit(fromHtml(html), 'element', ({ tagName, properties }) => {
    const { id, href, src, srcSet, httpEquiv, content } = properties;
    if (id !== undefined) ids.add(id);
    for (const link of [href, src]) if (link !== undefined) links.push(link);
    for (const source of (srcSet ?? '').split(/,\s*/)) links.push(...source.split(' ', 1));
    if (String(httpEquiv) === 'refresh') links.push(String(content).replace(/.*url=/, ''));
    if (tagName === 'base') throw new Error('links are relative to another address');
  });
  return { ids, links: [...links, ...inStyles(html)] };
}

const inStyles = (css: string): string[] =>
  [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, link = '']) => link);

test.each(Object.values(sites))(
  'every internal link of the site $name works, including its fragment',
  async ({ base, built, content }) => {
    const home = new URL(base, 'https://site.invalid');
    const files = new Map<string, Linked | undefined>();
    /** Reads the file at an address, as a static host would serve it. */
    const open = (pathname: string): Linked | undefined => {
      const path = decodeURI(pathname.slice(base.length).replace(/(^|\/)$/, '$1index.html'));
      const file = join(built, path);
      if (!pathname.startsWith(base) || !statSync(file, { throwIfNoEntry: false })?.isFile())
        return undefined;
      if (path.endsWith('.html')) return inPage(readFileSync(file, 'utf8'));
      const links = path.endsWith('.css') ? inStyles(readFileSync(file, 'utf8')) : [];
      return { ids: new Set(), links };
    };
    const broken: string[] = [];
    // Pages are found by their links alone, so one that none leads to is missed below.
    const toFollow = [home];
    for (const from of toFollow) {
      const linked = files.get(from.pathname) ?? open(from.pathname);
      files.set(from.pathname, linked);
      for (const link of linked?.links ?? []) {
        const to = new URL(link, from);
        if (to.host !== home.host) continue;
        if (!files.has(to.pathname)) {
          files.set(to.pathname, open(to.pathname));
          toFollow.push(new URL(to.pathname, home));
        }
        const target = files.get(to.pathname);
        const id = decodeURIComponent(to.hash.slice(1));
        if (!target || (id && !target.ids.has(id))) broken.push(`${link} on ${from.pathname}`);
      }
    }
    expect(broken).toEqual([]);
    const reviews = [...files.keys()].flatMap(
      (path) => /\/reviews\/([^/]+)\/$/.exec(path)?.[1] ?? [],
    );
    const written = (await readContent(content)).reviews.map(({ slug }) => slug);
    expect(written.length).toBeGreaterThan(0);
    expect(reviews.toSorted()).toEqual(written.toSorted());
  },
);
