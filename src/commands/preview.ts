import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import sirv from 'sirv';
import { precompress } from './precompress.ts';

/** What to serve, and where. */
export interface Serving {
  /** The folder of the built site. */
  directory: string;
  /** The path it was built for; starts and ends with `/`. */
  base: string;
  /** 0 for any free port. */
  port: number;
}

/** Content types that are not among those of the web. */
const types: Readonly<Record<string, string>> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.pagefind': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
};

const hashed = /^\/(_astro\/|pagefind\/(fragment|index)\/|pagefind\/pagefind\..*\.pf_meta$)/;

/**
 * Serves a built site as a static host would: an address without its closing slash is redirected,
 * an unknown one gets the site's 404 page. Files go out compressed, and for ever where their name
 * changes with what is in them.
 * @returns the address of the site, and a function that stops the server
 * @throws if there is no built site, or the port is taken
 */
export async function serve({
  directory,
  base,
  port,
}: Serving): Promise<{ url: string; close: () => Promise<void> }> {
  const root = resolve(directory);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`There is no built site in ${directory}. Start \`npm run build\` first.`);
  }
  await precompress(root);
  const notFound = await readFile(join(root, '404.html'));
  const files = sirv(root, {
    dev: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      // Their names change with what is in them.
      if (hashed.test(path)) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      }
      const type = types[extname(path)];
      if (type) response.setHeader('Content-Type', type);
    },
  });
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(`http://localhost${request.url ?? '/'}`);
    const missing = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
    };
    if (`${pathname}/` === base || isFolder(root, base, pathname)) {
      response.writeHead(308, { Location: `${pathname}/${search}` }).end();
    } else if (pathname.startsWith(base)) {
      request.url = `/${pathname.slice(base.length)}`;
      files(request, response, missing);
    } else {
      missing();
    }
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, process.env['HOST'] ?? 'localhost', done);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

function isFolder(root: string, base: string, pathname: string): boolean {
  if (pathname.endsWith('/') || !pathname.startsWith(base) || pathname.includes('..')) return false;
  return existsSync(join(root, pathname.slice(base.length), 'index.html'));
}

/** Tries the ports that follow where one is taken. */
async function serveOnFreePort(serving: Serving, tries = 20): Promise<string> {
  try {
    return (await serve(serving)).url;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 0) throw error;
    return serveOnFreePort({ ...serving, port: serving.port + 1 }, tries - 1);
  }
}

if (import.meta.main) {
  try {
    const url = await serveOnFreePort({
      directory: process.env['OUT_DIR'] ?? 'dist',
      base: process.env['BASE_PATH'] ?? '/',
      port: Number(process.env['PORT'] ?? 4321),
    });
    console.log(`Article Essence is at ${url}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
