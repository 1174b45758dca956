import { isDev } from '../environment.ts';

/**
 * Keeps what a build reads for all its pages, or each page would read it anew. In dev the content
 * may change at any moment.
 */
export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return () => (isDev ? read() : (kept ??= read()));
}

/** Lists of reviews by what they have in common. */
export function listsBy<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): ReadonlyMap<Key, Item[]> {
  const lists = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const list = lists.get(key);
      if (list) list.push(item);
      else lists.set(key, [item]);
    }
  }
  return lists;
}
