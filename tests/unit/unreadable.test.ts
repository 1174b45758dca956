import type { PathLike } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { formatProblems } from '../../src/check/formats.ts';

// File permissions do not apply to a test that runs as root.
vi.mock(import('node:fs'), async (original) => {
  const files = await original();
  const readFileSync = ((path: PathLike, ...rest: []) => {
    if (!String(path).endsWith('osnet.md')) return files.readFileSync(path, ...rest);
    throw Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
  }) as typeof files.readFileSync;
  return { ...files, readFileSync };
});

test('an unreadable file is reported by name', async () => {
  expect(formatProblems((await readContent('tests/fixtures/nine')).problems)).toMatch(
    /^tests\/fixtures\/nine\/reviews\/osnet\.md:1:1 error cannot be read \(EACCES: permission denied\)\. Check its permissions/m,
  );
});
