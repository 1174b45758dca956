import { hash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { cacheDir, isDev } from './environment.ts';

/** Of a SHA-256, in bytes. */
const hashLength = 32;

/**
 * Memoises on disk. An entry may be deleted at any time; one that is half written or spoilt is made
 * again. Files are read and written synchronously: that takes a tenth of the time.
 * @param kind names the folder of the entries
 * @param key all that the outcome depends on: content, options, and the version of the code
 * @param make is called where there is no sound entry
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

/** The data of an entry, if it is sound. */
export function readEntry(kind: string, key: readonly string[]): Buffer<ArrayBuffer> | undefined {
  let entry: Buffer<ArrayBuffer>;
  try {
    entry = fs.readFileSync(pathOf(kind, key));
  } catch {
    return undefined;
  }
  const data = entry.subarray(hashLength);
  return entry.subarray(0, hashLength).equals(hash('sha256', data, 'buffer')) ? data : undefined;
}

/** Whether there is an entry, sound or not. */
export function hasEntry(kind: string, key: readonly string[]): boolean {
  return fs.existsSync(pathOf(kind, key));
}

/** Writes an entry, whole or not at all: a build may be killed, and two may run at once. */
export function writeEntry(kind: string, key: readonly string[], data: Buffer): void {
  fs.mkdirSync(join(cacheDir, kind), { recursive: true });
  const path = pathOf(kind, key);
  const draft = `${path}.${process.pid}.${threadId}`;
  fs.writeFileSync(draft, Buffer.concat([hash('sha256', data, 'buffer'), data]));
  fs.renameSync(draft, path);
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
 * Deletes entries that no build has read in a month, such as those of former texts. Where the system
 * does not note when a file is read, older entries are made again.
 */
export function deleteUnused(): void {
  const oldest = Date.now() - 30 * 24 * 60 * 60 * 1000;
  for (const path of filesIn(cacheDir)) {
    // Another build may have been quicker.
    const found = fs.statSync(path, { throwIfNoEntry: false });
    if (found && Math.max(found.atimeMs, found.mtimeMs) < oldest) fs.rmSync(path, { force: true });
  }
}

const versions = new Map<string, string>();

/** A version of some code: changes with every file of its folders and with the lockfile. */
export function versionOf(...folders: readonly string[]): string {
  // In dev the code may have been edited.
  const known = isDev ? undefined : versions.get(folders.join());
  if (known !== undefined) return known;
  const paths = [...folders.flatMap((folder) => filesIn(folder).toSorted()), 'package-lock.json'];
  const version = hash(
    'sha256',
    Buffer.concat(paths.flatMap((path) => [Buffer.from(path), fs.readFileSync(path)])),
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
