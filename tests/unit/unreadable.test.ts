import type { PathLike } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readContent } from '../../src/check/content.ts';
import { formatProblems } from '../../src/check/formats.ts';

// Permissions would not keep out a test that runs as root.
vi.mock(import('node:fs/promises'), async (original) => {
  const files = await original();
  const readFile = ((path: PathLike, ...rest: []) =>
    String(path).endsWith('osnet.md')
      ? Promise.reject(
          Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' }),
        )
      : files.readFile(path, ...rest)) as typeof files.readFile;
  return { ...files, readFile };
});

test('a file that cannot be read is a problem with its name', async () => {
  expect(formatProblems((await readContent('content')).problems)).toMatch(
    /^content\/reviews\/osnet\.md:1:1 error cannot be read \(EACCES: permission denied\)\. See to its permissions/m,
  );
});
