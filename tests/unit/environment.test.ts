import { expect, test } from 'vitest';
import { basePath, readEnvironment } from '../../src/environment.ts';

test('what is not set, or empty, has a default', () => {
  const unset = { base: '/', outDir: 'dist', host: 'localhost', port: 4321 };
  expect(readEnvironment({})).toEqual(unset);
  expect(readEnvironment({ BASE_PATH: '', OUT_DIR: '', HOST: '', PORT: '' })).toEqual(unset);
});

test.each(['article-essence', '/article-essence', 'article-essence/', '//article-essence//'])(
  'BASE_PATH=%s is /article-essence/',
  (given) => {
    expect(basePath(given)).toBe('/article-essence/');
  },
);

test('a path may have several parts, or none', () => {
  expect(basePath('a/b')).toBe('/a/b/');
  expect(basePath('/')).toBe('/');
});

test.each(['https://example.org/', '/../', 'a b', '/a?b', 'C:/Program Files/Git/'])(
  'BASE_PATH=%s is no path',
  (given) => {
    expect(() => basePath(given)).toThrow(`BASE_PATH is ${given}: give a path`);
  },
);

test.each(['99999', 'abc', '-1', '80.5', '65536'])('PORT=%s is no port', (given) => {
  expect(() => readEnvironment({ PORT: given })).toThrow(`PORT is ${given}: give a number`);
});
