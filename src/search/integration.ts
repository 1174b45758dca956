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
