import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { basePath } from '../../src/environment.ts';

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const environment = () => import('../../src/environment.ts');

test('unset and empty variables have defaults', async () => {
  for (const name of ['CONTENT_DIR', 'OUT_DIR', 'CACHE_DIR', 'THREADS', 'HOST', 'PORT']) {
    vi.stubEnv(name, '');
  }
  const { contentDir, outDir, cacheDir, threads, serverAddress } = await environment();
  expect({ contentDir, outDir, cacheDir, threads, ...serverAddress() }).toEqual({
    contentDir: 'content',
    outDir: 'dist',
    cacheDir: 'node_modules/.cache/article-essence',
    threads: undefined,
    host: 'localhost',
    port: 4321,
  });
});

test.each(['article-essence', '/article-essence', 'article-essence/', '//article-essence//'])(
  'BASE_PATH=%s is /article-essence/',
  (given) => {
    expect(basePath(given)).toBe('/article-essence/');
  },
);

test('a base path may have several parts, or none', () => {
  expect(basePath('a/b')).toBe('/a/b/');
  expect(basePath('/')).toBe('/');
});

test.each(['https://example.org/', '/../', 'a b', '/a?b', 'C:/Program Files/Git/'])(
  'BASE_PATH=%s is refused',
  (given) => {
    expect(() => basePath(given)).toThrow(`BASE_PATH is ${given}: give a path`);
  },
);

test.each(['99999', 'abc', '-1', '80.5', '65536'])('PORT=%s is refused', async (given) => {
  vi.stubEnv('PORT', given);
  const { serverAddress } = await environment();
  expect(serverAddress).toThrow(`PORT is ${given}: give a number`);
});

test.each(['0', 'x', '1.5', '-1'])('THREADS=%s is refused', async (given) => {
  vi.stubEnv('THREADS', given);
  await expect(environment()).rejects.toThrow(`THREADS is ${given}: give a whole number from 1.`);
});

test('THREADS=2 allows two workers', async () => {
  vi.stubEnv('THREADS', '2');
  expect((await environment()).threads).toBe(2);
});
