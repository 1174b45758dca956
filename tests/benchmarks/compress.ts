import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Writes a `.br` beside every text file of a site, as benchmarks load what a host would send. */
export async function compress(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(html|css|js|json|xml|svg|md|txt|bib|ris)$/.test(name)) continue;
    const path = join(folder, name);
    await writeFile(`${path}.br`, brotliCompressSync(await readFile(path)));
  }
}
