import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { deleteUnused } from '../cache.ts';
import { cacheCitations } from '../files/citation/citations.ts';
import { filesOf } from '../files/index.ts';
import { libraryOf, type Library } from '../library/library.ts';
import { writeSearchIndex } from '../search/pagefind.ts';
import { buildContent } from './content.ts';
import { writeFiles } from './files.ts';
import { cacheRendered, restorePages } from './prerenderer.ts';

/**
 * Spreads a build over all cores: reviews are compiled and cited before Astro builds pages from
 * them, and the search index and other files are written in the meantime.
 */
export function buildInWorkers(): AstroIntegration {
  let started: { folder: string; library: Library; cited: Promise<void> } | undefined;
  return {
    name: 'build-in-workers',
    hooks: {
      'astro:config:setup': async ({ command, config, logger }) => {
        if (command !== 'build') return;
        const library = libraryOf(await buildContent());
        const cited = timed('citations formatted', cacheCitations(library.reviews), logger);
        started = { folder: fileURLToPath(config.outDir), library, cited };
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        if (!started) return;
        const { folder, library, cited } = started;
        let written: Promise<void> | undefined;
        setPrerenderer((astro) => {
          const pages = restorePages(astro, folder);
          return {
            ...pages,
            name: 'build-in-workers',
            async setup() {
              await cited;
              await pages.setup?.();
              const work = Promise.all([
                writeSearchIndex(join(folder, 'pagefind'), library.reviews),
                writeFiles(folder, filesOf(await buildContent(), library)),
              ]);
              written = timed('search index, cards, citations and books written', work, logger);
            },
            async teardown() {
              await written;
              await pages.teardown?.();
            },
          };
        });
      },
      'astro:build:generated': () => {
        if (started) cacheRendered(started.folder);
      },
      'astro:build:done': deleteUnused,
    },
  };
}

/** Logs how long work took. A failure surfaces where it is awaited, and is never unhandled. */
function timed(what: string, work: Promise<unknown>, logger: AstroIntegrationLogger) {
  const started = performance.now();
  const done = work.then(() => {
    logger.info(`${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  });
  done.catch(() => undefined);
  return done;
}
