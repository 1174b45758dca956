import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Connect } from 'vite';
import { readContent } from '../compile/content.ts';
import { contentDir } from '../environment.ts';
import { filesOf, makeFile, typeOf } from '../files/index.ts';
import { restartWorkers } from '../workers/pool.ts';
import { isContent } from './content.ts';

/** In dev, generates files other than pages on request, and reloads pages on every save. */
export function serveContent(): AstroIntegration {
  return {
    name: 'serve-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          // Astro has stripped the base path.
          const [pathname = ''] = (request.url ?? '').split('?');
          const serve = async (): Promise<void> => {
            const path = decodeURI(pathname).slice(1).replace(/\/$/, '/index.html');
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
        server.middlewares.use(answerMalformedUrl);
        server.watcher.on('all', (_event, path) => {
          if (isContent(path)) server.hot.send({ type: 'full-reload' });
          else if (path.startsWith(resolve('src') + sep)) restartWorkers();
        });
      },
    },
  };
}

/** Answers 404 to a URL that Astro cannot decode; Vite would turn its error into a 500. */
const answerMalformedUrl: Connect.ErrorHandleFunction = (error, _request, response, next) => {
  if (error instanceof URIError) response.writeHead(404).end();
  else next(error);
};
