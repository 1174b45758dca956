import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { readContent } from '../check/content.ts';
import { contentDir } from '../environment.ts';
import { filesOf, makeFile, typeOf, type SiteFile } from '../files/index.ts';
import { runInWorkers } from '../workers/pool.ts';

/** How many files a worker is given at once. */
const batchSize = 50;

/** What a worker does. */
export async function run({ folder, files }: { folder: string; files: SiteFile[] }): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    const data = await makeFile(file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
  }
}

/**
 * Writes files in workers: through Astro each would take as long as a page, one after the other.
 * @param folder the site that is being built
 */
export async function writeFiles(folder: string, files: readonly SiteFile[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(files.length / batchSize) }, (_, index) => ({
    folder,
    files: files.slice(index * batchSize, (index + 1) * batchSize),
  }));
  await runInWorkers('src/build/files.ts', batches);
}

/** Serves the same files in dev, each made when it is asked for. */
export function serveFiles(): AstroIntegration {
  return {
    name: 'serve-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          // Astro takes the base off.
          const path = decodeURI(pathname).slice(1).replace(/\/$/, '/index.html');
          const serve = async (): Promise<void> => {
            const file = filesOf(await readContent(contentDir)).find((one) => one.path === path);
            if (!file) {
              next();
              return;
            }
            response.setHeader('Content-Type', typeOf(file));
            response.end(await makeFile(file));
          };
          serve().catch(next);
        });
      },
    },
  };
}
