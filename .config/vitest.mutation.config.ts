import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Unit tests of what is mutated, quickest first: the first that fails kills a mutant. Those of the
 * check take longer than all others.
 */
const tests = [
  ...['addresses', 'query', 'drawing', 'papers', 'pagination', 'plainMath', 'tex', 'library'],
  ...['citation', 'schema', 'compile', 'names', 'markdown', 'card', 'sitemap', 'files'],
];

class InOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const index = ({ moduleId }: TestSpecification) =>
      tests.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
    return Promise.resolve(files.toSorted((a, b) => index(a) - index(b)));
  }
}

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: tests.map((name) => `tests/unit/${name}.test.ts`),
    setupFiles: ['tests/setup/inProcess.ts'],
    testTimeout: 30_000,
    // One worker for all files: loading packages takes longer than most tests.
    isolate: false,
    sequence: { sequencer: InOrder },
  },
});
