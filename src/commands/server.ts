import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import sirv from 'sirv';
import { base, outDir, serverAddress } from '../environment.ts';
import { workerPolicy } from '../files/csp.ts';
import { site } from '../site.ts';

/** Content types that sirv does not know. */
const types: Readonly<Record<string, string>> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
};

/** Files with a content hash in their names. */
const hashed = /^\/(_astro\/|pagefind\/(fragment|index)\/|pagefind\/pagefind\..*\.pf_meta$)/;

/**
 * Serves a built site as a static host would: an address without its trailing slash is redirected,
 * an unknown one gets the site's 404 page, and files that never change are cached forever.
 * @param options the folder of the site, the path that it was built for, which starts and ends with
 *   `/`, and where to listen: port 0 takes any free one
 * @returns the address of the site, and a function that stops the server
 * @throws if there is no built site, or the port is taken
 */
export async function serve({
  directory,
  base,
  host = 'localhost',
  port,
}: {
  directory: string;
  base: string;
  host?: string;
  port: number;
}): Promise<{ url: string; close: () => void }> {
  const root = resolve(directory);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`There is no built site in ${directory}. Run \`npm run build\` first.`);
  }
  const notFound = await readFile(join(root, '404.html'));
  const files = sirv(root, {
    dev: true,
    etag: true,
    // Serves `.br` files where there are any, as in benchmarks.
    brotli: true,
    setHeaders: (response, path) => {
      if (hashed.test(path)) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      }
      if (path.startsWith('/_astro/worker-')) {
        response.setHeader('Content-Security-Policy', workerPolicy);
      }
      const type = types[extname(path)];
      if (type) response.setHeader('Content-Type', type);
    },
  });
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(`http://localhost${request.url ?? '/'}`);
    const path = `${pathname}/`.startsWith(base) ? pathname.slice(base.length) : undefined;
    const missing = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
    };
    if (path === undefined) {
      missing();
    } else if (!pathname.endsWith('/') && existsSync(join(root, path, 'index.html'))) {
      response.writeHead(308, { Location: `${pathname}/${search}` }).end();
    } else {
      request.url = `/${path}`;
      files(request, response, missing);
    }
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, host, done);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://${hostInUrl(host)}:${actualPort}${base}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Serves the built site until the process is stopped, at the first free port from the one that the
 * environment names, and prints the address.
 * @throws Error that says what to change in the environment
 */
export async function preview(): Promise<void> {
  const { host, port: first } = serverAddress();
  const last = Math.min(first + 20, 65_535);
  for (let port = first; ; port += 1) {
    try {
      const { url } = await serve({ directory: outDir, base, host, port });
      console.log(`${site.name} is at ${url}\nCtrl+C stops it.`);
      break;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < last) continue;
      const noAddress = `HOST is ${host}: this machine has no such address. Try HOST=localhost.`;
      const advice = {
        EADDRINUSE: `Port ${port} is in use, and so are those before it: set another PORT.`,
        EACCES: `Port ${port} needs administrator rights: set another, such as PORT=4321.`,
        EADDRNOTAVAIL: noAddress,
        ENOTFOUND: noAddress,
      }[code];
      throw advice === undefined ? error : new Error(advice);
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit());
}

/** A server that listens on all interfaces is reached as `localhost`; IPv6 needs brackets. */
function hostInUrl(host: string): string {
  if (['0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
