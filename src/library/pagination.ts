import type { Group } from './facets.ts';
import type { Review } from './review.ts';

/** One page of a list that is too long for one. */
export interface ListPage<Item> {
  items: Item[];
  /** Of the page, from 1. */
  number: number;
  /** The end of its address, as Astro's routes have it: nothing for the first page. */
  path: string | undefined;
  /** The addresses of all pages, in order. */
  addresses: string[];
}

/** A review takes up to 700 bytes of a list: 200 stay below 200 KB, with the page around them. */
const reviewsPerPage = 200;
/** A name, and how many reviews it has, take up to 250. */
const groupsPerPage = 600;

/** Divides a list of reviews among pages. */
export function listPages(reviews: readonly Review[], address: string): ListPage<Review>[] {
  return pagesOf(partsOf(reviews, reviewsPerPage), address);
}

/** Divides a list of groups among pages; the second is at `page/2/`, as no group is. */
export function groupPages(groups: readonly Group[], address: string): ListPage<Group>[] {
  return pagesOf(partsOf(groups, groupsPerPage), address, 'page/');
}

/** Gives parts of a list the addresses of pages: below the first, the second is at `${folder}2/`. */
export function pagesOf<Item>(parts: Item[][], address: string, folder = ''): ListPage<Item>[] {
  const paths = parts.map((_, index) => (index === 0 ? undefined : `${folder}${index + 1}`));
  const addresses = paths.map((path) => (path === undefined ? address : `${address}${path}/`));
  return parts.map((items, index) => ({ items, number: index + 1, path: paths[index], addresses }));
}

/** Divides a sequence into parts of so many items; the last one may have fewer. */
export function partsOf<Item>(items: readonly Item[], maxItems: number): Item[][] {
  return partsBySize(items, () => 1, maxItems);
}

/** Divides a sequence so that each part stays below a size, unless it has only one item. */
export function partsBySize<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  maxSize: number,
): Item[][] {
  let part: Item[] = [];
  const parts = [part];
  let partSize = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (part.length > 0 && partSize + size > maxSize) {
      parts.push((part = []));
      partSize = 0;
    }
    part.push(item);
    partSize += size;
  }
  return parts;
}

/** The numbers of pages that a page links to: the first, the last, and those around it. */
export function nearPages({ number, addresses }: ListPage<unknown>): number[] {
  return addresses
    .map((_, index) => index + 1)
    .filter((other) => [1, addresses.length].includes(other) || Math.abs(other - number) <= 2);
}

/** What the title of a page adds, so that no two pages have the same. */
export function pageTitle(title: string, { number }: { number: number }): string {
  return number === 1 ? title : `${title}, page ${number}`;
}
