import {
  appendFile,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCollection } from '../benchmarks/collection.ts';
import { writePhotographs } from '../fixtures/pictures.ts';
import { copyOfSite, hashesOf, type Copy } from './build.ts';

const size = 12;
let root: string;
let site: Copy;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cache-'));
  await writeCollection(join(root, 'content'), size, 8);
  await writePhotographs(join(root, 'content/figures/review-4'), 1);
  const image = '\n![Fog.](../figures/review-4/1.jpg)\n';
  await appendFile(join(root, 'content/reviews/review-4.md'), image);
  site = await copyOfSite({ content: join(root, 'content') });
});

afterAll(async () => {
  await site.remove();
  await rm(root, { recursive: true, force: true });
});

const build = async (environment: Record<string, string>): Promise<Map<string, string>> => {
  const { code, output } = await site.build(environment);
  expect(code, output).toBe(0);
  return hashesOf(site.directory);
};
/** Names a cache; a new name starts with an empty one. */
const cache = (name: string): Record<string, string> => ({ CACHE_DIR: join(root, name) });

/** Truncates one in ten entries, and flips a bit in another one in ten. */
async function corrupt(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const [index, { parentPath, name }] of files.entries()) {
    const path = join(parentPath, name);
    const bytes = await readFile(path);
    if (index % 10 === 0) await writeFile(path, bytes.subarray(0, bytes.length / 2));
    if (index % 10 !== 5) continue;
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    await writeFile(path, bytes);
  }
}

async function edit(file: string, from: RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(from);
  await writeFile(file, text.replace(from, to));
}

test('after edits, a build from a cache with a fifth of its entries corrupt equals a cold one with a single thread', async () => {
  const before = await build({ ...cache('warm'), THREADS: '2' });
  expect(before.size).toBeGreaterThan(size * 8);
  await corrupt(join(root, 'warm'));
  const { content } = site;
  const reviews = join(content, 'reviews');
  // A text, a figure and a picture.
  const more = '\n## One more\n\nA sentence, with $\\mathfrak{x}$.\n';
  await appendFile(join(reviews, 'review-4.md'), more);
  await edit(join(content, 'figures/review-6/plot.svg'), /Loss/, 'Error');
  await writePhotographs(join(content, 'figures/review-4'), 1, 90);
  // A title and a digest's period, which other pages show.
  await edit(join(reviews, 'review-10.md'), /^title: .*$/m, 'title: Another title');
  await edit(join(content, 'digests/2015-q2.md'), /2015-06/, '2015-05');
  // The names of a review and a section, with redirects from the old ones.
  await cp(join(content, 'figures/review-2'), join(content, 'figures/renamed'), {
    recursive: true,
  });
  await rename(join(reviews, 'review-2.md'), join(reviews, 'renamed.md'));
  await edit(join(reviews, 'renamed.md'), /review-2\//, 'renamed/');
  await writeFile(
    join(content, 'addresses.yaml'),
    'redirects:\n  review-2: renamed\n  review-3#idea: review-3#the-idea\n',
  );
  const cached = await build({ ...cache('warm'), THREADS: '2' });
  expect(await build({ ...cache('cold'), THREADS: '1' })).toEqual(cached);
});
