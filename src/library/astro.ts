import { getCollection, getEntry } from 'astro:content';
import { readContent, type TextRef } from '../compile/content.ts';
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

interface StoredEntry<Data> {
  id: string;
  filePath?: string;
  data: Data;
  rendered?: { metadata?: Record<string, unknown> };
}

/** Converts an entry back from what our loader has stored. */
function entryOf<Data>({ id, filePath = '', data, rendered }: StoredEntry<Data>) {
  return { slug: id, file: filePath, data, text: rendered?.metadata as unknown as TextRef };
}
