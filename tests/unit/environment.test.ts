import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['0', 'x', '1.5', '-1'])('THREADS=%s is refused', async (value) => {
  vi.stubEnv('THREADS', value);
  await expect(import('../../src/environment.ts')).rejects.toThrow(
    `THREADS must be a whole number from 1, not "${value}"`,
  );
});

test.each([
  ['2', 2],
  ['', undefined],
])('THREADS=%j gives %s threads', async (value, threads) => {
  vi.stubEnv('THREADS', value);
  expect((await import('../../src/environment.ts')).threads).toBe(threads);
});
