import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { site as siteInfo } from '../../src/site.ts';
import { copyOfSite, type Copy } from './build.ts';

let site: Copy;
let started: ChildProcess | undefined;

beforeEach(async () => {
  site = await copyOfSite();
});

afterEach(async () => {
  started?.kill();
  await site.remove();
});

/** Runs a command until it serves the site or exits. */
function start(
  environment: Record<string, string>,
  command = 'start',
): Promise<{ output: string; code?: number | null }> {
  const child = spawn(
    process.execPath,
    ['src/commands/run.js', 'node', `src/commands/${command}.ts`],
    {
      env: {
        ...process.env,
        CONTENT_DIR: site.content,
        OUT_DIR: site.directory,
        PORT: '0',
        ...environment,
      },
    },
  );
  started = child;
  return new Promise((done) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        output += text.toString();
        if (output.includes('Ctrl+C')) done({ output });
      });
    }
    child.on('close', (code) => {
      done({ output, code });
    });
  });
}

test('a newcomer sees a few lines that end with the address', async () => {
  const { output } = await start({ BASE_PATH: 'article-essence' });
  const reviews = readdirSync(join(site.content, 'reviews')).length;
  const lines = output.trim().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${reviews} reviews checked(, warnings: \\d+, which npm run check shows)? \\(.* s\\)$`,
      ),
    ),
    expect.stringMatching(/^Site built \(.* s\)$/),
    expect.stringMatching(/ is at http:\/\/localhost:\d+\/article-essence\/$/),
    'Ctrl+C stops it.',
  ]);
  expect(lines[2]).toMatch(`${siteInfo.name} is at `);
  const address = /http:\S+/.exec(output)?.[0] ?? '';
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('href="/article-essence/reviews/osnet/"');
  expect((await fetch(new URL('/', address))).status).toBe(404);
});

test('a problem in a review is shown in full, and nothing is built', async () => {
  writeFileSync(join(site.content, 'reviews', 'osnet.md'), '---\ntitle: Alone\n---\n');
  const { output, code } = await start({});
  expect(code).toBe(1);
  expect(output).toMatch(/osnet\.md:\d+:\d+ error /);
  expect(output).toContain('Fix these, then start again.');
  expect(output).not.toContain('Site built');
});

test('an invalid port is reported in one line', async () => {
  expect(await start({ PORT: '99999' })).toEqual({
    code: 1,
    output: 'PORT is 99999: give a number from 0 to 65535, such as PORT=4321.\n',
  });
});

test('if a port is in use, the next free one is taken', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, 'localhost', done));
  const { port } = other.address() as AddressInfo;
  const { output } = await start({ PORT: String(port) }, 'preview');
  other.close();
  const taken = Number(/localhost:(\d+)/.exec(output)?.[1]);
  expect(taken).toBeGreaterThan(port);
  expect(taken).toBeLessThanOrEqual(port + 20);
});
