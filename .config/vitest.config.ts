import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ['tests/{unit,build}/**/*.test.ts'],
    // A test of a build starts Astro several times over.
    testTimeout: 120_000,
  },
});
