import { relative } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { cached, versionOf } from '../../cache.ts';
import { contentDir } from '../../environment.ts';
import { endOf, type Digest } from '../../library/digest.ts';
import { renderedText } from '../../compile/text.ts';
import { placeholders } from '../../compile/textCache.ts';
import { digestCover } from '../card/cards.ts';
import { bookFigure } from '../figures.ts';
import { lastChanges } from '../history.ts';
import { stylesheet } from '../stylesheet.ts';
import { containerDocument, packageDocument } from './package.ts';
import {
  chapterPage,
  contentsPage,
  bookPath,
  figureSource,
  introductionPage,
  type Book,
} from './pages.ts';

/** Links keep the placeholder: some point inside the book. */
const placement = { kind: 'book', home: placeholders.base } as const;

/** A digest as an EPUB file, cached. */
export async function digestBook(digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  const modified = await lastChange(digest);
  const key = [JSON.stringify(digest), modified.toISOString(), versionOf('src')];
  return cached('books', key, () => writeEpub(digest, modified));
}

/**
 * Writes EPUB 3. The output is deterministic.
 * Source: EPUB 3.3, https://www.w3.org/TR/epub-33/
 */
async function writeEpub(digest: Digest, modified: Date): Promise<Uint8Array<ArrayBuffer>> {
  const introduction = await renderedText(digest, placement);
  const chapters = await Promise.all(
    digest.reviews.map(async (review) => ({
      review,
      text: await renderedText(review, placement),
    })),
  );
  const paths = chapters.flatMap(({ text }) =>
    [...text.html.matchAll(figureSource)].map(([, path = '']) => path),
  );
  const book: Book = { digest, modified, introduction, chapters, figures: new Set(paths) };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files: Zippable = {
    // Must come first and uncompressed, so that the file type can be told from the first bytes.
    mimetype: [bytes('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': bytes(containerDocument),
    'book.opf': bytes(packageDocument(book)),
    'contents.xhtml': bytes(contentsPage(book)),
    'book.css': bytes(stylesheet('book')),
    'cover.png': await digestCover(digest),
    'introduction.xhtml': bytes(introductionPage(book)),
  };
  for (const chapter of chapters) {
    files[`${chapter.review.slug}.xhtml`] = bytes(chapterPage(chapter, digest));
  }
  for (const path of book.figures) files[bookPath(path)] = await bookFigure(path);
  // ZIP stores local time; this is its earliest date, so the same bytes in every time zone. Level 4
  // takes half the time of the default, 6, and is 1 % larger.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 4 });
}

/** When a digest or one of its reviews last changed, but never before the end of its period. */
async function lastChange(digest: Digest): Promise<Date> {
  const changes = await lastChanges();
  const dates = [digest, ...digest.reviews].map(({ file }) =>
    changes.get(relative(contentDir, file).replaceAll('\\', '/')),
  );
  return new Date(Math.max(...[endOf(digest), ...dates].map((date) => Number(date ?? 0))));
}
