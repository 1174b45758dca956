import { spawnSync } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyOfSite, type Copy } from './build.ts';

let site: Copy;

beforeEach(async () => {
  site = await copyOfSite();
});

afterEach(() => site.remove());

/** Compares the built site with the addresses of a file. */
function release(directory: string, recorded: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('node', ['src/commands/release.ts', recorded], {
    env: { ...process.env, OUT_DIR: directory },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

test('an address or section that was published and is gone stops the release by name', async () => {
  const { directory } = site;
  const recorded = join(site.content, '..', 'recorded.txt');
  await writeFile(recorded, '');
  expect(release(directory, recorded)).toMatchObject({ code: 0 });
  await rename(join(directory, 'addresses.txt'), recorded);
  const published = (await readFile(recorded, 'utf8')).split('\n');
  expect(published).toContain('reviews/osnet/#results');
  expect(published).toContain('reviews/osnet.bib');
  expect(published).toContain('digests/2019-q3/all/#osnet--results');
  expect(published.filter((address) => /_astro|pagefind|#site-/.test(address))).toEqual([]);

  const osnet = join(site.content, 'reviews/osnet.md');
  const text = (await readFile(osnet, 'utf8')).replace('## Results', '## What came of it');
  await writeFile(osnet, text);
  await site.build();
  expect(release(directory, recorded)).toEqual({
    code: 1,
    output: expect.stringMatching(
      /^lost: \/digests\/2019-q3\/all\/#osnet--results\nlost: \/reviews\/osnet\/#results\n2 published/,
    ) as unknown,
  });

  await rename(osnet, join(site.content, 'reviews/omni-scale.md'));
  const addresses = join(site.content, 'addresses.yaml');
  const redirects = 'redirects: {osnet: omni-scale, osnet#results: omni-scale#what-came-of-it}';
  const yaml = (await readFile(addresses, 'utf8')).replace('redirects: {}', redirects);
  await writeFile(addresses, yaml);
  const { code, output } = await site.build();
  expect(code, output).toBe(0);
  const page = await readFile(join(directory, 'reviews/omni-scale/index.html'), 'utf8');
  expect(page).toContain(
    '<h2 id="what-came-of-it"><span class="former" id="results"></span>What came of it',
  );
  expect(release(directory, recorded).output).toMatch(
    /^addresses: \d+, published before: 3\d\d, lost: 0/,
  );
});
