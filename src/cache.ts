import { hash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { cacheDir, isDev } from './environment.ts';

/** The length of the checksum that precedes the data of an entry, in bytes. */
const checksumLength = 4;

/**
 * Memoises on disk. Entries may be deleted at any time; truncated or corrupt ones are recomputed.
 * I/O is synchronous, which takes a tenth of the time.
 * @param kind names the folder of the entries
 * @param key everything that the result depends on: content, options, and the version of the code
 * @param make computes the data on a cache miss
 */
export async function cached(
  kind: string,
  key: readonly string[],
  make: () => Promise<Uint8Array> | Uint8Array,
): Promise<Buffer<ArrayBuffer>> {
  const hit = readEntry(kind, key);
  if (hit) return hit;
  const data = Buffer.from(await make());
  writeEntry(kind, key, data);
  return data;
}

/** The data of an entry, or undefined if it is missing or corrupt. */
export function readEntry(kind: string, key: readonly string[]): Buffer<ArrayBuffer> | undefined {
  let entry: Buffer<ArrayBuffer>;
  try {
    entry = fs.readFileSync(pathOf(kind, key));
  } catch {
    return undefined;
  }
  const data = entry.subarray(checksumLength);
  return entry.length >= checksumLength && entry.readUInt32LE() === crc32(data) ? data : undefined;
}

/** Writes an entry atomically: a build may be killed, and two may run at once. */
export function writeEntry(kind: string, key: readonly string[], data: Buffer): void {
  const path = pathOf(kind, key);
  const temporaryPath = `${path}.${process.pid}.${threadId}`;
  const checksum = Buffer.alloc(checksumLength);
  checksum.writeUInt32LE(crc32(data));
  const entry = Buffer.concat([checksum, data]);
  try {
    fs.writeFileSync(temporaryPath, entry);
  } catch {
    fs.mkdirSync(join(cacheDir, kind), { recursive: true });
    fs.writeFileSync(temporaryPath, entry);
  }
  fs.renameSync(temporaryPath, path);
}

/** {@link cached}, for JSON. */
export async function cachedData<Data>(
  kind: string,
  key: readonly string[],
  make: () => Promise<Data> | Data,
): Promise<Data> {
  const bytes = await cached(kind, key, async () => Buffer.from(JSON.stringify(await make())));
  return JSON.parse(bytes.toString()) as Data;
}

/**
 * Deletes entries that no build has read for a month, such as those of superseded texts. On a file
 * system without access times, entries expire a month after they were written.
 */
export function deleteUnused(): void {
  const cutoff = Date.now() - 30 * 24 * 60 * 60 * 1000;
  for (const path of filesIn(cacheDir)) {
    // A concurrent build may have deleted it.
    const stats = fs.statSync(path, { throwIfNoEntry: false });
    if (stats && Math.max(stats.atimeMs, stats.mtimeMs) < cutoff) fs.rmSync(path, { force: true });
  }
}

const versions = new Map<string, string>();

/** A hash of the code in some folders, of the lockfile and of Node's version, for cache keys. */
export function versionOf(...folders: readonly string[]): string {
  // In dev the code may have been edited since.
  const memoised = isDev ? undefined : versions.get(folders.join());
  if (memoised !== undefined) return memoised;
  const paths = [...folders.flatMap((folder) => filesIn(folder).toSorted()), 'package-lock.json'];
  const version = hash(
    'sha256',
    Buffer.concat([
      Buffer.from(process.version),
      ...paths.flatMap((path) => [Buffer.from(path), fs.readFileSync(path)]),
    ]),
  );
  versions.set(folders.join(), version);
  return version;
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function pathOf(kind: string, key: readonly string[]): string {
  return join(cacheDir, kind, hash('sha256', JSON.stringify(key)));
}
