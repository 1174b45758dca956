import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';

/** How a build ended, and what it printed. */
export interface Build {
  code: number | null;
  output: string;
  /** The built site. */
  directory: string;
}

/** A copy of some content to break, and a place to build it into. */
export interface Site {
  content: string;
  /**
   * @param environment variables that the build should see
   * @param killAfter milliseconds after which it is killed, with all that it started
   */
  build: (environment?: Record<string, string>, killAfter?: number) => Promise<Build>;
  remove: () => Promise<void>;
}

/**
 * Copies the content of a site; `build` starts Astro as `npm run build` does.
 * @param from the folder of the content; without it, nine reviews that stay as they are
 */
export async function copyOfSite(from = 'tests/fixtures/nine'): Promise<Site> {
  // Inside the project: builds into folders outside all use its `.astro/.prerender`.
  await mkdir('.cache', { recursive: true });
  const root = await mkdtemp(join('.cache', 'site-'));
  const content = join(root, 'content');
  const directory = join(root, 'dist');
  await cp(from, content, { recursive: true });
  return {
    content,
    build: (environment = {}, killAfter) =>
      new Promise((resolve, reject) => {
        const child = spawn('astro build', {
          env: { ...process.env, CONTENT_DIR: content, OUT_DIR: directory, ...environment },
          shell: true,
          detached: killAfter !== undefined,
        });
        if (killAfter !== undefined) {
          setTimeout(() => {
            // It may have ended by itself.
            if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
          }, killAfter);
        }
        let output = '';
        const add = (text: Buffer): void => {
          output += text.toString();
        };
        child.stdout.on('data', add);
        child.stderr.on('data', add);
        child.on('error', reject);
        child.on('close', (code) => {
          resolve({ code, output, directory });
        });
      }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** The hash of every file below a folder, by its path. */
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
 * Compares a built site with a list of published addresses, as a release does; leaves the new list.
 * @param list undefined where nothing is published
 * @param status of the answer, where there is a list
 */
export async function release(
  directory: string,
  list?: string,
  status = 200,
): Promise<{ code: number | null; output: string }> {
  const server = createServer((request, response) => {
    const isThere = list !== undefined && request.url === '/addresses.txt';
    response.writeHead(isThere ? status : 404).end(list);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, ['src/commands/release.ts'], {
    env: { ...process.env, OUT_DIR: directory, SITE_URL: `http://localhost:${port}` },
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  server.closeAllConnections();
  server.close();
  return { code, output: output.join('') };
}
