import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyOfSite, release, type Copy } from './build.ts';

let site: Copy;

beforeEach(async () => {
  site = await copyOfSite();
});

afterEach(() => site.remove());

test('a release stops if a published page or section is gone, and names it', async () => {
  const { directory } = site;
  expect(await release(directory)).toEqual({
    code: 0,
    output: expect.stringMatching(
      /published before: 0, lost: 0\nNo list of published addresses at http:.*\/addresses\.txt: /,
    ) as unknown,
  });
  const list = await readFile(join(directory, 'addresses.txt'), 'utf8');
  const published = list.split('\n');
  expect(published).toContain('reviews/osnet/#results');
  expect(published).toContain('reviews/osnet.bib');
  expect(published).toContain('digests/2019-q3/all/#osnet--results');
  expect(published.filter((address) => /_astro|pagefind|#site-/.test(address))).toEqual([]);

  expect(await release(directory, `${list}reviews/gone/\nreviews/osnet/#gone\n`)).toEqual({
    code: 1,
    output: expect.stringMatching(
      /^lost: \/reviews\/gone\/\nlost: \/reviews\/osnet\/#gone\n2 published/,
    ) as unknown,
  });

  const osnet = join(site.content, 'reviews/osnet.md');
  const text = (await readFile(osnet, 'utf8')).replace('## Results', '## What came of it');
  await writeFile(osnet, text);
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
  expect((await release(directory, list)).output).toMatch(
    /^addresses: \d+, published before: \d{3}, lost: 0/,
  );
  expect(await release(directory, list, { status: 503 })).toEqual({
    code: 1,
    output: expect.stringMatching(/^The published addresses cannot be read: 503, /) as unknown,
  });
});
