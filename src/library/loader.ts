import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Content } from '../check/content.ts';
import { formatProblems } from '../check/formats.ts';
import { errorsIn } from '../check/problem.ts';
import { allContent } from './content.ts';
import { contentRoot } from './contentRoot.ts';

/**
 * Loads one folder of `content/` into Astro's content layer, data only: a body is read from its
 * file where a page is rendered.
 * @param folder which of the two
 * @returns a loader that stops a build on the first bad content, and in dev logs it and goes on
 */
export function contentLoader(folder: 'reviews' | 'digests'): Loader {
  return {
    name: `article-essence-${folder}`,
    async load(context) {
      await fill(folder, context);
      const { watcher } = context;
      if (!watcher) return;
      watcher.add(resolve(contentRoot));
      watcher.on('all', (_event, path) => {
        if (isContent(path)) void fill(folder, context);
      });
    },
  };
}

/**
 * Reloads pages as soon as a file is saved: texts, figures and their formulas are read anew for each
 * page. Astro waits half a second before it does, which is soon enough for frontmatter.
 */
export function reloadOnSave(): AstroIntegration {
  return {
    name: 'reload-on-save',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.on('all', (_event, path) => {
          if (isContent(path)) server.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
}

function isContent(path: string): boolean {
  return resolve(path).startsWith(resolve(contentRoot) + sep);
}

let reading: Promise<Content> | undefined;

/** Reads the content once for all collections that ask at the same time. */
function readOnce(): Promise<Content> {
  return (reading ??= allContent().finally(() => {
    reading = undefined;
  }));
}

async function fill(folder: 'reviews' | 'digests', context: LoaderContext): Promise<void> {
  const content = await readOnce();
  const errors = errorsIn(content.problems);
  if (errors.length > 0) {
    const report = `Content has problems:\n${formatProblems(errors)}`;
    if (!context.watcher) throw new Error(report);
    context.logger.error(report);
  }
  context.store.clear();
  for (const { slug, file, data } of content[folder]) {
    context.store.set({
      id: slug,
      data: await context.parseData({ id: slug, data: { ...data }, filePath: file }),
      filePath: file,
      digest: context.generateDigest(JSON.stringify(data)),
    });
  }
}

/** Loads `content/addresses.yaml`, as one entry, whether it has redirects or not. */
export function addressesLoader(): Loader {
  return {
    name: 'article-essence-addresses',
    async load({ store }) {
      const { addresses } = await readOnce();
      store.clear();
      store.set({ id: 'addresses', data: { ...addresses } });
    },
  };
}
