import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile } from 'pagefind';
import { cached, versionOf } from '../cache.ts';
import { reviewsPerPart } from '../environment.ts';
import type { Review } from '../library/review.ts';
import { renderedText } from '../compile/text.ts';
import { site } from '../site.ts';
import { runInWorkers } from '../workers/pool.ts';
import { plainMathml } from '../markdown/math/plainMath.ts';
import { searchDocument } from './document.ts';
import type { Formulas } from './formulas.ts';
import { countWords, wordsByLength, wordsFile, type WordCounts } from './vocabulary.ts';

/** A part of the index to write. */
interface Part {
  reviews: readonly Review[];
  folder: string;
  /** The first part has the scripts for all parts. */
  isFirst: boolean;
}

/** Pagefind's files that the site does not use, and those that all parts of the index share. */
const [unused, shared] = [/^pagefind-.*(ui|highlight|worker)\./, /\.js$|^wasm/];

/** The words of a part, until those of all parts are merged. */
const partWords = 'words.json';

/** Builds a part in a worker, or takes it from the cache, and writes it. */
export async function run({ reviews, folder, isFirst }: Part): Promise<void> {
  const key = [JSON.stringify(reviews), versionOf('src')];
  const index = await cached('search', key, async () => serialize(await indexOf(reviews)));
  for (const { path, content } of deserialize(index) as IndexFile[]) {
    if (unused.test(path) || (!isFirst && shared.test(path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/**
 * Writes the full-text index in parts, as rebuilding a large one after an edit would take minutes
 * and gigabytes.
 * @throws Error if a part cannot be built, or a review is missing from it
 */
export async function writeSearchIndex(folder: string, reviews: readonly Review[]): Promise<void> {
  const parts = searchParts(reviews).map((part, index): Part => {
    const isFirst = index === 0;
    return { reviews: part, folder: isFirst ? folder : join(folder, `${index + 1}`), isFirst };
  });
  await runInWorkers('Building the search index', 'src/search/pagefind.ts', parts);
  const counts = parts.map((part) => {
    const path = join(part.folder, partWords);
    const words = JSON.parse(readFileSync(path, 'utf8')) as WordCounts;
    rmSync(path);
    return words;
  });
  for (const [length, words] of wordsByLength(counts)) {
    mkdirSync(join(folder, 'words'), { recursive: true });
    writeFileSync(join(folder, wordsFile(length)), JSON.stringify(words));
  }
  writeFileSync(
    join(folder, 'parts.json'),
    JSON.stringify(parts.map((part) => relative(folder, part.folder))),
  );
}

/**
 * Splits the reviews into parts of the index, oldest digests first, so that an edit rebuilds only
 * one part, and a new digest only the last one.
 */
export function searchParts(reviews: readonly Review[]): Review[][] {
  const digests = [...Map.groupBy(reviews, ({ digest }) => digest)];
  const parts: Review[][] = [];
  for (const [, own] of digests.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = parts.at(-1);
    if (last && last.length < reviewsPerPart) last.push(...own);
    else parts.push(own);
  }
  return parts;
}

function json(path: string, value: unknown): IndexFile {
  return { path, content: Buffer.from(JSON.stringify(value)) };
}

interface Fragment {
  /** Pagefind's id of the page. */
  id: string;
  url: string;
  content: string;
}

/** What Pagefind has of each page. */
function fragmentsOf(files: readonly IndexFile[]): Fragment[] {
  const pages = files.filter(({ path }) => path.endsWith('.pf_fragment'));
  return pages.map(({ path, content }) => {
    const text = gunzipSync(content).toString();
    const fragment = JSON.parse(text.slice(text.indexOf('{'))) as Omit<Fragment, 'id'>;
    return { ...fragment, id: basename(path, '.pf_fragment') };
  });
}

/** The slugs of reviews by Pagefind's id of their page: to count hits without loading each page. */
function slugsOf(fragments: readonly Fragment[]): Record<string, string> {
  return Object.fromEntries(
    fragments.map(({ id, url }) => [id, /\/reviews\/([^/]+)\//.exec(url)?.[1] ?? '']),
  );
}

/** A text with its formulas in plain characters, and these, each with the id that it stands under. */
function withPlainFormulas(html: string): { text: string; formulas: Formulas[string] } {
  let id = '';
  const found = new Map<string, string>();
  const text = html.replace(
    /<(?:h[2-6]|div) [^>]*?id="([^"]+)"|<math[^]*?<\/math>/g,
    (element, ownId?: string) => {
      if (ownId !== undefined) {
        id = ownId;
        return element;
      }
      const formula = plainMathml(element);
      if (!found.has(formula)) found.set(formula, id);
      return formula;
    },
  );
  return { text, formulas: [...found] };
}

async function indexOf(reviews: readonly Review[]): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: site.language });
  if (!index) throw new Error(`Search index: ${errors.join('; ')}`);
  const formulas: Formulas = {};
  try {
    for (const review of reviews) {
      const { html } = await renderedText(review, { kind: 'standalone' });
      const plain = withPlainFormulas(html);
      formulas[review.slug] = plain.formulas;
      const added = await index.addHTMLFile({
        sourcePath: `reviews/${review.slug}/index.html`,
        content: searchDocument(review, plain.text),
      });
      // Pagefind does not report a page without text, but gives it no title.
      if (added.errors.length > 0 || !added.file.meta['title']) {
        throw new Error(`Search index: ${review.file}: ${added.errors.join('; ') || 'no text'}`);
      }
    }
    const written = await index.getFiles();
    if (written.errors.length > 0) throw new Error(`Search index: ${written.errors.join('; ')}`);
    const fragments = fragmentsOf(written.files);
    return [
      ...written.files,
      json('formulas.json', formulas),
      json('slugs.json', slugsOf(fragments)),
      json(partWords, countWords(fragments.map(({ content }) => content))),
    ];
  } finally {
    await close();
  }
}
