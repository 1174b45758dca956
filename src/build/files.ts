import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFile, type SiteFile } from '../files/index.ts';
import { partsOf } from '../library/pagination.ts';
import { runInWorkers } from '../workers/pool.ts';

/** Files per worker task. */
const batchSize = 50;

/** The worker's entry point. */
export async function run({ folder, files }: { folder: string; files: SiteFile[] }): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    const data = await makeFile(file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
  }
}

/** Writes files in workers: as Astro endpoints they would render one by one, as slowly as pages. */
export async function writeFiles(folder: string, files: readonly SiteFile[]): Promise<void> {
  const batches = partsOf(files, batchSize).map((batch) => ({ folder, files: batch }));
  await runInWorkers('src/build/files.ts', batches);
}
