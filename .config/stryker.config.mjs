/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: '.config/vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: [
    'src/{schema,library,files,markdown}/**/*.ts',
    'src/compile/{text,textCache}.ts',
    'src/search/{query,records,names,fields,spelling}.ts',
    '!**/*.d.ts',
    // Asks Astro for content, which only a build has.
    '!src/library/astro.ts',
  ],
  incremental: true,
  incrementalFile: '.cache/stryker/incremental.json',
  tempDirName: '.cache/stryker/sandbox',
  ignorePatterns: ['.cache', 'dist', 'dist.*', '.astro', 'test-results', 'tests/browser'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
  // It would write a comment into golden files, too.
  disableTypeChecks: false,
  ignoreStatic: true,
};
