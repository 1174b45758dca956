import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { close, createIndex } from 'pagefind';
import { cached, versionOf } from '../cache.ts';
import type { Review } from '../library/review.ts';
import { textKey, renderText } from '../markdown/text.ts';
import { runInWorkers } from '../workers/pool.ts';
import { searchDocument } from './document.ts';
import { searchParts } from './parts.ts';

interface File {
  path: string;
  content: Uint8Array;
}

/** A part of the index to be written. */
interface Part {
  reviews: readonly Review[];
  /** The folder for it. */
  folder: string;
  /** The first one has Pagefind's scripts, for all. */
  isFirst: boolean;
}

const fit = { standalone: true } as const;

/** What a thread does. */
export async function run({ reviews, folder, isFirst }: Part): Promise<void> {
  const madeOf = [
    JSON.stringify(reviews),
    ...reviews.map((review) => textKey(review, fit)),
    versionOf('src'),
  ];
  const files = deserialize(
    await cached('search', madeOf, async () => serialize(await indexOf(reviews))),
  ) as File[];
  for (const { path, content } of files.filter((file) => isUsed(file, isFirst))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/**
 * Writes the index of all texts, in parts: the whole of a large one would take minutes to make anew
 * after an edit, and gigabytes.
 * @param folder `pagefind` of the site; parts from the second on are folders in it
 * @throws Error if any of it goes wrong, or a review is not in it
 */
export async function writeSearchIndex(folder: string, reviews: readonly Review[]): Promise<void> {
  const parts = searchParts(reviews);
  await runInWorkers(
    'src/search/pagefind.ts',
    parts.map((part, place): Part => {
      const isFirst = place === 0;
      return { reviews: part, folder: isFirst ? folder : join(folder, `${place + 1}`), isFirst };
    }),
  );
  writeFileSync(join(folder, 'parts.json'), JSON.stringify(parts.length));
}

async function indexOf(reviews: readonly Review[]): Promise<File[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(`Search index: ${errors.join('; ')}`);
  try {
    for (const review of reviews) {
      const { html } = await renderText(review, fit);
      const added = await index.addHTMLFile({
        sourcePath: `reviews/${review.slug}/index.html`,
        content: searchDocument(review, html),
      });
      // It answers with the page, or with nothing where it has found none.
      if (added.errors.length > 0 || !added.file.meta['title']) {
        throw new Error(`Search index: ${review.file}: ${added.errors.join('; ') || 'no text'}`);
      }
    }
    const written = await index.getFiles();
    if (written.errors.length > 0) throw new Error(`Search index: ${written.errors.join('; ')}`);
    return written.files;
  } finally {
    await close();
  }
}

/** Whether the site uses a file of Pagefind's. Scripts are shared by all parts of the index. */
function isUsed({ path }: File, isFirst: boolean): boolean {
  return (
    !/^pagefind-.*(ui|highlight|worker)\./.test(path) && (isFirst || !/\.js$|^wasm/.test(path))
  );
}
