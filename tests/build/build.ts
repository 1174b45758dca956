import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { sites } from '../sites.ts';

/** A build's exit code and output. */
export interface Build {
  code: number | null;
  output: string;
}

/** A copy of a site that tests may break. */
export interface Copy {
  content: string;
  /** The folder that the site is built into. */
  directory: string;
  /**
   * @param environment variables of the build
   * @param killAt kills the build and its child processes once it has printed this
   */
  build: (environment?: Record<string, string>, killAt?: string) => Promise<Build>;
  remove: () => Promise<void>;
}

/**
 * Copies the content of a site, and the built site with its cache if there is one; `build` runs
 * Astro as `npm run build` does.
 */
export async function copyOfSite(
  site: { content: string; built?: string } = sites.nine,
): Promise<Copy> {
  // Inside the project: builds into folders outside it would all share its `.astro/.prerender`.
  await mkdir('.cache', { recursive: true });
  const root = await mkdtemp(join('.cache', 'site-'));
  const content = join(root, 'content');
  const directory = join(root, 'dist');
  await cp(site.content, content, { recursive: true });
  if (site.built !== undefined) {
    await cp(site.built, directory, { recursive: true });
    await cp(`${site.built}.cache`, `${directory}.cache`, { recursive: true });
  }
  return {
    content,
    directory,
    build: (environment = {}, killAt) =>
      new Promise((resolve, reject) => {
        const child = spawn('astro build', {
          // One thread: tests run in parallel.
          env: {
            ...process.env,
            CONTENT_DIR: content,
            OUT_DIR: directory,
            THREADS: '1',
            ...environment,
          },
          shell: true,
          detached: killAt !== undefined,
        });
        let output = '';
        const add = (text: Buffer): void => {
          output += text.toString();
          if (killAt === undefined || !output.includes(killAt) || child.killed) return;
          child.kill();
          process.kill(-(child.pid ?? 0), 'SIGKILL');
        };
        child.stdout.on('data', add);
        child.stderr.on('data', add);
        child.on('error', reject);
        child.on('close', (code) => {
          resolve({ code, output });
        });
      }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Hashes of all files below a folder, by path. */
export async function hashesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pairs = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }): Promise<[string, string]> => {
        const path = join(parentPath, name);
        const hash = createHash('sha256').update(await readFile(path));
        return [relative(folder, path), hash.digest('hex')];
      }),
  );
  return new Map(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Compares a built site with a list of published addresses, as a release does; writes the new list.
 * @param list undefined if nothing is published
 * @param status of the response, if there is a list
 */
export async function release(
  directory: string,
  list?: string,
  { status = 200, base = '/' } = {},
): Promise<{ code: number | null; output: string }> {
  const server = createServer((request, response) => {
    const isPublished = list !== undefined && request.url === `${base}addresses.txt`;
    response.writeHead(isPublished ? status : 404).end(list);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, ['src/commands/checkAddresses.ts'], {
    env: {
      ...process.env,
      OUT_DIR: directory,
      BASE_PATH: base,
      SITE_URL: `http://localhost:${port}`,
    },
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  server.closeAllConnections();
  server.close();
  return { code, output: output.join('') };
}
