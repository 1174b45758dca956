import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Fills the Pagefind index from the built pages, and fails the build if anything goes wrong. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const folder = fileURLToPath(dir);
        const { index, errors } = await createIndex({
          forceLanguage: 'en',
          // A formula stands in its page three times; none of the three is a word.
          excludeSelectors: ['.katex', '.permalink'],
        });
        if (!index) throw new Error(`Search index: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: folder });
        const written = await index.writeFiles({ outputPath: `${folder}pagefind` });
        await close();
        await tailor(`${folder}pagefind`);
        const failures = [...added.errors, ...written.errors];
        if (failures.length > 0) throw new Error(`Search index: ${failures.join('; ')}`);
        const reviews = pages.filter(({ pathname }) => /^reviews\/[^/]+\/$/.test(pathname)).length;
        // Only a review is marked for the index; other pages are read and passed over.
        if (added.page_count < reviews) {
          throw new Error(`Search index: ${added.page_count} pages of ${reviews} reviews`);
        }
        logger.info(`${reviews} reviews in the search index`);
      },
    },
  };
}

/** The end of the function of Pagefind's that loads a part of the index. */
const swallowed = '"load_index_chunk")).catch(()=>{});';

/**
 * Leaves of Pagefind what the site makes use of, and lets it fail: by itself it passes over a part
 * of the index that does not load, and a reader would take what it found for all there is.
 * @throws if this Pagefind is not written so
 */
async function tailor(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^pagefind-.*(ui|highlight)\./.test(name)) await rm(join(folder, name));
  }
  for (const name of ['pagefind.js', 'pagefind-worker.js']) {
    const script = await readFile(join(folder, name), 'utf8');
    if (script.split(swallowed).length !== 2) {
      throw new Error(
        `Search index: ${name} of Pagefind is not as it was. See src/search/integration.ts.`,
      );
    }
    await writeFile(join(folder, name), script.replace(swallowed, '"load_index_chunk"));'));
  }
}
