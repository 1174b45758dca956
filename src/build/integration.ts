import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { errorsIn } from '../check/problem.ts';
import { dropUnused } from '../cache.ts';
import { allContent } from '../library/content.ts';
import { writeSearchIndex } from '../search/pagefind.ts';
import { writeFiles } from './files.ts';
import { keepingPages } from './prerenderer.ts';
import { siteOf, type Site } from './site.ts';
import { renderAhead } from './texts.ts';

/**
 * Lets all cores help with a build, and keeps what has not changed: texts are rendered before Astro
 * makes pages of them; the index of texts, and the files that are no pages, are written meanwhile.
 */
export function onAllCores(): AstroIntegration {
  let site: Site | undefined;
  let rendered: Promise<void> | undefined;
  let folder = '';
  return {
    name: 'on-all-cores',
    hooks: {
      'astro:config:setup': async ({ command, logger }) => {
        if (command !== 'build') return;
        const content = await allContent();
        // The loader reports them, and there will be no pages.
        if (errorsIn(content.problems).length > 0) return;
        site = siteOf(content);
        rendered = timed('texts rendered', renderAhead(site.texts), logger);
      },
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        setPrerenderer((astro) => {
          const pages = keepingPages(astro, folder);
          let written: Promise<void> | undefined;
          return {
            ...pages,
            name: 'on-all-cores',
            async setup() {
              await rendered;
              await pages.setup?.();
              if (!site) throw new Error('The content has problems');
              const { reviews, files } = site;
              const index = writeSearchIndex(join(folder, 'pagefind'), reviews);
              const work = Promise.all([index, writeFiles(folder, files)]);
              written = timed('search index, cards, citations and books written', work, logger);
            },
            async teardown() {
              await written;
              await pages.teardown?.();
            },
          };
        });
      },
      'astro:build:done': () => {
        dropUnused();
      },
    },
  };
}

/** Says how long something took. Its failure is one where it is waited for, and no earlier. */
function timed(
  what: string,
  work: Promise<unknown>,
  logger: { info: (text: string) => void },
): Promise<void> {
  const started = performance.now();
  const done = work.then(() => {
    logger.info(`${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  });
  done.catch(() => undefined);
  return done;
}
