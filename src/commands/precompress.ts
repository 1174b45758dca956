import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is not compressed already; Pagefind's files are. */
const compressible = /\.(html|css|js|json|xml|svg|md|txt|bib|ris)$/;
/** Less than this fits into one packet as it is. */
const worthwhile = 1400;
const atOnce = 8;

/**
 * Puts a `.br` and a `.gz` beside every file of a built site that is worth it, for servers that
 * send them. What is there and newer than its file stays.
 * @param root the folder of the built site
 * @returns how many files were compressed
 */
export async function precompress(root: string): Promise<number> {
  const names = await readdir(root, { recursive: true });
  const files = names.filter((name) => compressible.test(name)).map((name) => join(root, name));
  let done = 0;
  const work = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      if (await compress(file)) done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return done;
}

async function compress(file: string): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  const kept = await stat(`${file}.br`).catch(() => undefined);
  if (size < worthwhile || (kept && kept.mtimeMs >= mtimeMs)) return false;
  const text = await readFile(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await writeWhole(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
  await writeWhole(`${file}.br`, await promisify(brotliCompress)(text, { params: quality }));
  return true;
}

/** Whole or not at all: what is half written would be sent as it is. */
async function writeWhole(path: string, data: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, data);
  await rename(`${path}.part`, path);
}
