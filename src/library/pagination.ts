import type { Group } from './facets.ts';
import type { Review } from './review.ts';

/** One page of a list that is too long for one. */
export interface ListPage<Item> {
  items: Item[];
  /** Of the page, from 1. */
  number: number;
  /** The addresses of all pages, in order. */
  addresses: string[];
}

/** A review takes up to 700 bytes of a list: so many stay below 200 KB, with the page around them. */
const reviewsPerPage = 200;
/** A name, and how many reviews it has, take up to 250. */
const groupsPerPage = 600;

/**
 * Divides a list of reviews among pages.
 * @param address of the first one; the second is at `2/` below it
 * @returns at least one page
 */
export function listPages(reviews: readonly Review[], address: string): ListPage<Review>[] {
  return divided(reviews, reviewsPerPage, address, '');
}

/**
 * Divides a list of groups among pages.
 * @param address of the first one; the second is at `page/2/` below it, as no group is
 */
export function groupPages<Item extends Group>(
  groups: readonly Item[],
  address: string,
): ListPage<Item>[] {
  return divided(groups, groupsPerPage, address, 'page/');
}

function divided<Item>(
  items: readonly Item[],
  pageSize: number,
  address: string,
  below: string,
): ListPage<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / pageSize));
  const addresses = Array.from({ length: count }, (_, index) =>
    index === 0 ? address : `${address}${below}${index + 1}/`,
  );
  return addresses.map((_, index) => ({
    items: items.slice(index * pageSize, (index + 1) * pageSize),
    number: index + 1,
    addresses,
  }));
}

/**
 * Divides a sequence so that each part stays below a size, unless it has only one item.
 * @param sizeOf an item, in the unit of `maxSize`
 * @returns at least one part
 */
export function partsBySize<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  maxSize: number,
): Item[][] {
  const parts: Item[][] = [];
  let filled = Infinity;
  for (const item of items) {
    const size = sizeOf(item);
    if (filled + size > maxSize) {
      parts.push([]);
      filled = 0;
    }
    parts.at(-1)?.push(item);
    filled += size;
  }
  return parts.length > 0 ? parts : [[]];
}

/** The numbers of pages that a page links to: the first, the last, and those around it. */
export function nearPages({ number, addresses }: ListPage<unknown>): number[] {
  const last = addresses.length;
  const near = Array.from({ length: 5 }, (_, index) => number - 2 + index);
  return [...new Set([1, ...near, last])].filter((page) => page >= 1 && page <= last);
}

/** The part of an address that leads to a page: nothing for the first, as Astro's routes have it. */
export function pageParameter({ number }: { number: number }): string | undefined {
  return number === 1 ? undefined : String(number);
}

/** What the title of a page adds, so that no two pages have the same. */
export function pageTitle(title: string, { number }: { number: number }): string {
  return number === 1 ? title : `${title}, page ${number}`;
}
