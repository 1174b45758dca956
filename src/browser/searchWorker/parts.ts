import { fetchJson } from './fetchJson.ts';
import { once } from './once.ts';

/** The names of the parts of the full-text index. */
export const loadParts = once(() => fetchJson<string[]>('pagefind/parts.json'));

/** Where a part of the index is; the first has no name. */
export const indexFolder = (part: string): string => `pagefind/${part && `${part}/`}`;

/** Loads a file from every part. */
export async function fetchFromParts<Data>(file: string): Promise<Data[]> {
  const parts = await loadParts();
  return Promise.all(parts.map((part) => fetchJson<Data>(indexFolder(part) + file)));
}
