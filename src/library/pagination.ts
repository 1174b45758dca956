import { hash } from 'node:crypto';
import type { Group } from './facets.ts';
import type { Review } from './review.ts';

/** One page of a paginated list. */
export interface ListPage<Item> {
  items: Item[];
  /** The page number, from 1. */
  number: number;
  /** The end of its address, as a parameter of Astro's routes; undefined for the first page. */
  path: string | undefined;
  /** The addresses of all pages, in order. */
  addresses: string[];
}

/** A review takes up to 700 bytes of a list: a page with 200 stays below 200 KB. */
const reviewsPerPage = 200;
/** A name with its count takes up to 250 bytes. */
const groupsPerPage = 600;

/** Paginates a list of reviews. */
export function listPages(reviews: readonly Review[], address: string): ListPage<Review>[] {
  return pagesOf(partsBySize(reviews, reviewsPerPage), address);
}

/** Paginates a list of groups; the second page is at `page/2/`, where no group can be. */
export function groupPages(groups: readonly Group[], address: string): ListPage<Group>[] {
  return pagesOf(partsBySize(groups, groupsPerPage), address, 'page/');
}

/** Turns parts of a list into pages; the second is at `${folder}2/` below the first. */
export function pagesOf<Item>(parts: Item[][], address: string, folder = ''): ListPage<Item>[] {
  const paths = parts.map((_, index) => (index === 0 ? undefined : `${folder}${index + 1}`));
  const addresses = paths.map((path) => (path === undefined ? address : `${address}${path}/`));
  return parts.map((items, index) => ({ items, number: index + 1, path: paths[index], addresses }));
}

/**
 * Splits items into parts of limited size; an item above the limit gets a part of its own.
 * @param sizeOf the size of an item; by default, a part is limited to a number of items
 */
export function partsBySize<Item>(
  items: readonly Item[],
  maxSize: number,
  sizeOf: (item: Item) => number = () => 1,
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

/** The page numbers that a page links to: the first, the last, and its neighbours. */
export function nearPages({ number, addresses }: ListPage<unknown>): number[] {
  return addresses
    .map((_, index) => index + 1)
    .filter((other) => [1, addresses.length].includes(other) || Math.abs(other - number) <= 2);
}

/** A cache key for a page that shows no more than the given data. */
export function pageKey(shown: unknown): string {
  return hash('sha256', JSON.stringify(shown));
}

/** Adds the page number to a title, so that no two pages have the same one. */
export function pageTitle(title: string, { number }: { number: number }): string {
  return number === 1 ? title : `${title}, page ${number}`;
}
