import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFile, type SiteFile } from '../files/index.ts';
import { runInWorkers } from '../workers/pool.ts';

/** The worker's entry point. */
export async function run({ folder, file }: { folder: string; file: SiteFile }): Promise<void> {
  const path = join(folder, file.path);
  const data = await makeFile(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
}

/** Writes files in workers: as Astro endpoints they would render one by one, as slowly as pages. */
export async function writeFiles(folder: string, files: readonly SiteFile[]): Promise<void> {
  await runInWorkers(
    'Writing files',
    'src/build/files.ts',
    files.map((file) => ({ folder, file })),
  );
}
