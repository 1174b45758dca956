import { join, relative, resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import { readContent } from '../compile/content.ts';
import { contentDir } from '../environment.ts';
import { buildContent, isContent, errorReport } from './content.ts';

/** Loads a collection of `content/` for Astro. Errors fail a build; in dev they are logged. */
export function contentLoader(collection: 'reviews' | 'digests' | 'addresses'): Loader {
  return {
    name: `article-essence-${collection}`,
    async load({ store, logger, watcher, ...context }) {
      const fill = async (): Promise<void> => {
        const content = await (watcher ? readContent(contentDir) : buildContent());
        const report = errorReport(content);
        if (report !== undefined && collection === 'reviews') logger.error(report);
        const file = relative('.', join(contentDir, 'addresses.yaml'));
        const addresses = {
          slug: 'addresses',
          file,
          data: content.addresses,
          text: { key: '', size: 0, summary: '', minutes: 0 },
        };
        const entries = collection === 'addresses' ? [addresses] : content[collection];
        // `store.clear()` would rewrite files of `.astro` that builds at the same time share.
        const ids = new Set(entries.map(({ slug }) => slug));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const entry of entries) {
          const { slug: id, file: filePath, text } = entry;
          const data = await context.parseData({ id, data: { ...entry.data }, filePath });
          // Its HTML stays in the cache.
          const rendered = { html: '', metadata: { ...text } };
          store.set({ id, data, filePath, rendered });
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
