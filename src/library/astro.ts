import { getCollection, getEntry } from 'astro:content';
import { readContent } from '../check/content.ts';
import { contentDir, isDev } from '../environment.ts';
import { libraryOf, type Library } from './library.ts';

let built: Promise<Library> | undefined;

/** The library for pages. Only this module reads Astro's content store. */
export async function library(): Promise<Library> {
  // In dev Astro's store lags half a second behind an edit.
  if (isDev) return libraryOf(await readContent(contentDir));
  return (built ??= storedLibrary());
}

async function storedLibrary(): Promise<Library> {
  const addresses = await getEntry('addresses', 'addresses');
  if (!addresses) throw new Error('The content layer has no addresses');
  return libraryOf({
    reviews: (await getCollection('reviews')).map(entryOf),
    digests: (await getCollection('digests')).map(entryOf),
    addresses: addresses.data,
  });
}

/** Converts an entry; our loader sets the path and body of each. */
function entryOf<Data>(entry: { id: string; filePath?: string; body?: string; data: Data }) {
  return { slug: entry.id, file: entry.filePath ?? '', body: entry.body ?? '', data: entry.data };
}
