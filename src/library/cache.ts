import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = process.env['CACHE_DIR'] ?? join('node_modules', '.cache', 'article-essence');
const hashLength = 32;

/**
 * Makes a thing once for all that it is made of. What is kept may be deleted at any time; an entry
 * that was half written or spoilt is made again.
 * @param kind names the folder of its like
 * @param madeOf all that the outcome depends on: content, options, and the version of the code
 * @param make is called where there is no sound entry
 */
export async function cached(
  kind: string,
  madeOf: readonly string[],
  make: () => Promise<Uint8Array>,
): Promise<Buffer<ArrayBuffer>> {
  const path = join(folder, kind, hash(JSON.stringify(madeOf)).toString('hex'));
  const kept = await readFile(path).catch(() => undefined);
  const data = kept?.subarray(hashLength);
  if (data && kept?.subarray(0, hashLength).equals(hash(data))) return data;
  const made = Buffer.from(await make());
  await mkdir(join(folder, kind), { recursive: true });
  // Whole or not at all: a build may be killed, and two may run at once.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, Buffer.concat([hash(made), made]));
  await rename(draft, path);
  return made;
}

/** A version of some code: it changes with every file of a folder, and with every dependency. */
export async function versionOf(source: string): Promise<string> {
  const names = (await readdir(source)).toSorted().map((name) => join(source, name));
  const files = await Promise.all([...names, 'package-lock.json'].map((name) => readFile(name)));
  return hash(Buffer.concat(files)).toString('hex');
}

function hash(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
