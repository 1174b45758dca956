import { getCollection, getEntry } from 'astro:content';
import { readContent } from '../check/content.ts';
import { contentDir, isDev } from '../environment.ts';
import { libraryOf, type Library } from './library.ts';

let built: Promise<Library> | undefined;

/** The library for pages. Only this file asks Astro for content. */
export function library(): Promise<Library> {
  return isDev ? newestLibrary() : (built ??= storedLibrary());
}

/** Astro's store is half a second behind an edit. */
async function newestLibrary(): Promise<Library> {
  return libraryOf(await readContent(contentDir));
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

function entryOf<Data>({ id, filePath, body, data }: Stored<Data>) {
  if (filePath === undefined || body === undefined) throw new Error(`${id}: no file`);
  return { slug: id, file: filePath, body, data };
}

interface Stored<Data> {
  id: string;
  filePath?: string;
  body?: string;
  data: Data;
}
