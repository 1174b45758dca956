import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { cacheDir, isDev } from './environment.ts';

const hashLength = 32;

/**
 * Makes a thing once for all that it is made of. What is kept may be deleted at any time; an entry
 * that was half written or spoilt is made again. Files are read and written synchronously: that
 * takes a tenth of the time.
 * @param kind names the folder of its like
 * @param madeOf all that the outcome depends on: content, options, and the version of the code
 * @param make is called where there is no sound entry
 */
export async function cached(
  kind: string,
  madeOf: readonly string[],
  make: () => Promise<Uint8Array> | Uint8Array,
): Promise<Buffer<ArrayBuffer>> {
  const data = kept(kind, madeOf);
  if (data) return data;
  const made = Buffer.from(await make());
  keep(kind, madeOf, made);
  return made;
}

/** What {@link keep} was given last for the same, where it is sound. */
export function kept(kind: string, madeOf: readonly string[]): Buffer<ArrayBuffer> | undefined {
  let entry: Buffer<ArrayBuffer>;
  try {
    entry = readFileSync(pathOf(kind, madeOf));
  } catch {
    return undefined;
  }
  const data = entry.subarray(hashLength);
  return entry.subarray(0, hashLength).equals(hash(data)) ? data : undefined;
}

/** Whether something is kept, sound or not. */
export function isKept(kind: string, madeOf: readonly string[]): boolean {
  return existsSync(pathOf(kind, madeOf));
}

/** Keeps a thing, whole or not at all: a build may be killed, and two may run at once. */
export function keep(kind: string, madeOf: readonly string[], data: Buffer): void {
  if (!existsSync(join(cacheDir, kind))) mkdirSync(join(cacheDir, kind), { recursive: true });
  const path = pathOf(kind, madeOf);
  const draft = `${path}.${process.pid}.${threadId}`;
  writeFileSync(draft, Buffer.concat([hash(data), data]));
  renameSync(draft, path);
}

/** {@link cached}, for what is data. */
export async function cachedData<Data>(
  kind: string,
  madeOf: readonly string[],
  make: () => Promise<Data> | Data,
): Promise<Data> {
  const bytes = await cached(kind, madeOf, async () => Buffer.from(JSON.stringify(await make())));
  return JSON.parse(bytes.toString()) as Data;
}

/**
 * Drops what no build has asked for in a month, such as texts that have changed since. A system that
 * does not note when a file is read has what is older than that made again.
 */
export function dropUnused(now = Date.now()): void {
  if (!existsSync(cacheDir)) return;
  const oldest = now - 30 * 24 * 60 * 60 * 1000;
  for (const entry of readdirSync(cacheDir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    // Another build may have been quicker.
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && Math.max(found.atimeMs, found.mtimeMs) < oldest) rmSync(path, { force: true });
  }
}

const versions = new Map<string, string>();

/** A version of some code: it changes with every file of its folders, and with every dependency. */
export function versionOf(...folders: readonly string[]): string {
  const known = versions.get(folders.join());
  // In dev the code may have been edited.
  if (known !== undefined && !isDev) return known;
  const names = folders.flatMap((source) =>
    readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted(),
  );
  const files = [...names, 'package-lock.json'].map((name) => readFileSync(name));
  const version = hash(Buffer.concat(files)).toString('hex');
  versions.set(folders.join(), version);
  return version;
}

function pathOf(kind: string, madeOf: readonly string[]): string {
  return join(cacheDir, kind, hash(JSON.stringify(madeOf)).toString('hex'));
}

/** SHA-256. */
export function hash(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
