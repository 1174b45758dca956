import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reviewAddress } from '../addresses.ts';
import { digestBook } from '../files/book/digestBook.ts';
import type { Digest } from '../library/digest.ts';
import { figureFile } from '../files/figures.ts';
import { fileFormats, reviewFile, type FileFormat } from '../files/reviewFiles.ts';
import { redirectPage } from '../files/redirectPage.ts';
import type { Review } from '../library/review.ts';
import { inThreads } from '../workers/pool.ts';

/** Files of a site that are no pages. */
export type Files =
  /** What stands beside a review's page, under its own and its former names. */
  | { kind: 'review'; review: Review; names: readonly string[] }
  | { kind: 'book'; digest: Digest }
  /** Paths below `content/figures`. */
  | { kind: 'figures'; paths: readonly string[] }
  | { kind: 'redirects'; redirects: readonly Redirect[] };

/** A page that leads to another one. */
export interface Redirect {
  /** Of its address, within the site. */
  path: string;
  title: string;
  /** The review that it leads to. */
  slug: string;
}

/** What a thread does. */
export async function run({ folder, files }: { folder: string; files: Files }): Promise<void> {
  const write = (path: string, data: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  };
  switch (files.kind) {
    case 'review':
      for (const format of Object.keys(fileFormats) as FileFormat[]) {
        const data = await reviewFile(files.review, format);
        for (const name of files.names) write(`reviews/${name}.${format}`, data);
      }
      return;
    case 'book':
      write(`digests/${files.digest.slug}.epub`, await digestBook(files.digest));
      return;
    case 'figures':
      for (const path of files.paths) write(`figures/${path}`, figureFile(path));
      return;
    case 'redirects':
      for (const { path, title, slug } of files.redirects) {
        write(`${path}/index.html`, redirectPage(title, reviewAddress(slug)));
      }
  }
}

/**
 * Writes files in threads: through Astro each would take as long as a page, one after the other. In
 * dev they are routes.
 * @param folder the site that is being built
 */
export async function writeFiles(folder: string, all: readonly Files[]): Promise<void> {
  await inThreads(
    'src/build/files.ts',
    all.map((files) => ({ folder, files })),
  );
}
