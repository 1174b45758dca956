import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPicture } from '../../src/check/picture.ts';
import { writePhotographs } from '../fixtures/pictures.ts';
import { copyOfSite, type Copy } from './build.ts';

let site: Copy;
let server: ChildProcess;
let home: string;

beforeAll(async () => {
  site = await copyOfSite();
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '0'], {
    // Astro serves no pages if it detects Vitest.
    env: { ...process.env, VITEST: undefined, CONTENT_DIR: site.content },
  });
  home = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (text: Buffer): void => {
      output += text.toString();
      const [, address] = /(http:\/\/localhost:\d+\/)/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('close', () => {
      reject(new Error(output));
    });
  });
});

afterAll(async () => {
  server.kill();
  await site.remove();
});

const get = async (path: string): Promise<{ status: number; type: string; text: string }> => {
  const response = await fetch(home + path);
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text: await response.text() };
};

test('files other than pages are served at the same addresses as on a built site', async () => {
  for (const [path, type] of [
    ['reviews/osnet.bib', 'application/x-bibtex; charset=utf-8'],
    ['reviewers/graviton/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['search/records.json', 'application/json'],
    ['figures/osnet/block.svg', 'image/svg+xml'],
    ['arxiv/1905.00953/', 'text/html; charset=utf-8'],
  ] as const) {
    expect(await get(path), path).toMatchObject({ status: 200, type });
  }
  expect((await get('reviews/nope.bib')).status).toBe(404);
  // Invalid UTF-8, and an invalid escape.
  expect((await get('reviews/%E0%A4%A')).status).toBe(404);
  expect((await get('reviews/%zz.bib')).status).toBe(404);
});

test('a redirect works as soon as it is saved', async () => {
  expect((await get('reviews/omni/')).status).toBe(404);
  const file = join(site.content, 'addresses.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('redirects: {}', 'redirects: {omni: osnet}'));
  expect((await get('reviews/omni/')).text).toContain('url=/reviews/osnet/');
});

test('a picture is shown as soon as it is saved', async () => {
  const path = 'figures/osnet/1.jpg.webp';
  expect((await get(path)).status).toBe(404);
  await writePhotographs(join(site.content, 'figures/osnet'), 1);
  const image = '\n![Fog.](../figures/osnet/1.jpg)\n';
  await appendFile(join(site.content, 'reviews/osnet.md'), image);
  expect(await get(path)).toMatchObject({ status: 200, type: 'image/webp' });
  expect((await get('reviews/osnet/')).text).toContain(`src="/${path}"`);
  const published = await readPicture(join(site.content, 'figures/osnet/1.jpg'));
  const served = await fetch(home + path);
  expect(Buffer.from(await served.arrayBuffer()).toString('base64')).toBe(
    'large' in published && published.large,
  );
});

test('after two saves in a row the second is shown', async () => {
  const file = join(site.content, 'reviews/osnet.md');
  const text = await readFile(file, 'utf8');
  const save = (title: string, ending: string): Promise<void> =>
    writeFile(file, `${text.replace(/^title: .*$/m, `title: ${title}`)}\n\n${ending}\n`);
  await save('One title', 'One ending.');
  const first = get('reviews/osnet/');
  await save('Another title', 'Another ending.');
  await first;
  const page = (await get('reviews/osnet/')).text;
  expect(page).toContain('<h1>Another title</h1>');
  expect(page).toContain('Another ending.');
  expect((await get('reviews/osnet.json')).text).toContain('"title": "Another title"');
});
