import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a build ended, and what it printed. */
export interface Build {
  code: number | null;
  output: string;
  /** The built site. */
  directory: string;
}

/** A copy of `content/` to break, and a place to build it into. */
export interface Site {
  content: string;
  /** @param environment variables that the build should see */
  build: (environment?: Record<string, string>) => Promise<Build>;
  remove: () => Promise<void>;
}

/**
 * Copies the content of a site; `build` starts Astro as `npm run build` does.
 * @param from the folder of the content
 */
export async function copyOfSite(from = 'content'): Promise<Site> {
  const root = await mkdtemp(join(tmpdir(), 'site-'));
  const content = join(root, 'content');
  const directory = join(root, 'dist');
  await cp(from, content, { recursive: true });
  return {
    content,
    build: (environment = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn('astro build', {
          env: { ...process.env, CONTENT_DIR: content, OUT_DIR: directory, ...environment },
          shell: true,
        });
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
