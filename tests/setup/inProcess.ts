import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, vi } from 'vitest';

// All files share a worker, and modules keep the environment that they were loaded with.
vi.resetModules();

// A mutant is active in the process of its test alone, so nothing may come from a worker, or from
// the cache of a run without it.
mkdirSync('.cache', { recursive: true });
const cache = mkdtempSync(join('.cache', 'mutation-'));
process.env['CACHE_DIR'] = cache;

afterAll(() => {
  rmSync(cache, { recursive: true, force: true });
});

vi.mock(import('../../src/workers/pool.ts'), () => ({
  runInWorkers: async (_stage, module, inputs) => {
    const { run } = (await import(resolve(module))) as { run: (input: unknown) => Promise<never> };
    return Promise.all(inputs.map(run));
  },
}));
