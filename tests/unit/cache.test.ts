import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cached, deleteUnused } from '../../src/cache.ts';

// Set before the import of the cache, which reads it on load.
const root = vi.hoisted(() => (process.env['CACHE_DIR'] = `.cache/cache-test-${process.pid}`));
const folder = join(root, 'test');

afterEach(() => rm(root, { recursive: true, force: true }));

test('a value is made once, and again when its key changes or its entry is corrupt', async () => {
  let made = 0;
  const get = async (...key: string[]): Promise<string> =>
    (
      await cached('test', key, () => Promise.resolve(Buffer.from(`made ${(made += 1)}`)))
    ).toString();
  expect(await get('a', 'b')).toBe('made 1');
  expect(await get('a', 'b')).toBe('made 1');
  expect(await get('ab')).toBe('made 2');
  const names = await readdir(folder);
  expect(names).toHaveLength(2);
  for (const [name, truncate] of names.map((name, index) => [name, index === 0] as const)) {
    const bytes = await readFile(join(folder, name));
    await writeFile(join(folder, name), truncate ? bytes.subarray(0, -1) : '');
  }
  expect([await get('a', 'b'), await get('ab')].toSorted()).toEqual(['made 3', 'made 4']);
});

test('entries that no build has read for a month are deleted', async () => {
  const make = (): Buffer => Buffer.from('made');
  await cached('test', ['old'], make);
  const [old = ''] = await readdir(folder);
  await cached('test', ['new'], make);
  const monthAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  await utimes(join(folder, old), monthAgo, monthAgo);
  deleteUnused();
  const left = await readdir(folder);
  expect(left).toHaveLength(1);
  expect(left).not.toContain(old);
});
