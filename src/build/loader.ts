import { join, relative, resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Loader } from 'astro/loaders';
import { readContent, type Content } from '../check/content.ts';
import { formatProblems } from '../check/formats.ts';
import { errorsIn } from '../check/problem.ts';
import { contentDir } from '../environment.ts';
import { buildContent } from './content.ts';

type Collection = 'reviews' | 'digests' | 'addresses';

/**
 * Loads a part of `content/` into Astro's content layer.
 * @returns a loader that stops a build on the first bad content, and in dev logs it and goes on
 */
export function contentLoader(collection: Collection): Loader {
  return {
    name: `article-essence-${collection}`,
    async load(context) {
      const { store, logger, watcher } = context;
      const fill = async (): Promise<void> => {
        const content = await (watcher ? readContent(contentDir) : buildContent());
        const errors = errorsIn(content.problems);
        if (errors.length > 0) {
          const report = `Content has problems:\n${formatProblems(errors)}`;
          if (!watcher) throw new Error(report);
          if (collection === 'reviews') logger.error(report);
        }
        store.clear();
        for (const { id, data, file, body } of entriesOf(content, collection)) {
          store.set({
            id,
            data: await context.parseData({ id, data, filePath: file }),
            filePath: file,
            body,
            digest: context.generateDigest(JSON.stringify([data, body])),
          });
        }
      };
      await fill();
      watcher?.add(resolve(contentDir));
      watcher?.on('all', (_event, path) => {
        if (isContent(path)) void fill();
      });
    },
  };
}

interface StoreEntry {
  id: string;
  data: Record<string, unknown>;
  file: string;
  body: string;
}

function entriesOf(content: Content, collection: Collection): StoreEntry[] {
  if (collection === 'addresses') {
    const file = relative('.', join(contentDir, 'addresses.yaml'));
    return [{ id: 'addresses', data: { ...content.addresses }, file, body: '' }];
  }
  return content[collection].map(({ slug, file, data, body }) => {
    return { id: slug, data: { ...data }, file, body };
  });
}

/** Reloads pages in dev as soon as a file is saved. */
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
  return resolve(path).startsWith(resolve(contentDir) + sep);
}
