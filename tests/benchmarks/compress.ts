import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * Writes a `.br` beside the text files of a site, as benchmarks load what a host would send.
 * @param prefixes of the paths of files to compress; a large site takes minutes
 */
export async function compress(folder: string, prefixes: readonly string[] = ['']): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!prefixes.some((prefix) => name.startsWith(prefix))) continue;
    if (!/\.(html|css|js|json|xml|svg|md|txt|bib|ris)$/.test(name)) continue;
    const path = join(folder, name);
    await writeFile(`${path}.br`, brotliCompressSync(await readFile(path)));
  }
}
