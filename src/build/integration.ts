import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { errorsIn } from '../check/problem.ts';
import { allContent } from '../library/content.ts';
import { writeFiles } from './files.ts';
import { siteOf, type Site } from './site.ts';
import { renderAhead } from './texts.ts';

/**
 * Lets all cores help with a build: texts are rendered before Astro makes pages of them, and the
 * files that are no pages are written meanwhile.
 */
export function onAllCores(): AstroIntegration {
  let site: Site | undefined;
  let rendered: Promise<void> | undefined;
  let folder = '';
  return {
    name: 'on-all-cores',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command !== 'build') return;
        const content = await allContent();
        // The loader reports them, and there will be no pages.
        if (errorsIn(content.problems).length > 0) return;
        site = siteOf(content);
        rendered = renderAhead(site.texts);
        // Until it is waited for, a failure is no business of anyone.
        rendered.catch(() => undefined);
      },
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => {
          let written: Promise<void> | undefined;
          return {
            ...astro,
            name: 'on-all-cores',
            async setup() {
              await rendered;
              await astro.setup?.();
              written = writeFiles(folder, site?.files ?? []);
              written.catch(() => undefined);
            },
            async teardown() {
              await written;
              await astro.teardown?.();
            },
          };
        });
      },
    },
  };
}
