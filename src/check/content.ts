import { hash } from 'node:crypto';
import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join, relative } from 'node:path';
import type { Addresses } from '../schema/addresses.ts';
import type { DigestData } from '../schema/digest.ts';
import type { ReviewData } from '../schema/review.ts';
import { readEntry, versionOf, writeEntry } from '../cache.ts';
import { figureProblems } from './figures.ts';
import { problemsAcross } from './acrossFiles.ts';
import { readAddresses } from './addresses.ts';
import type { FileReport, Folder } from './file.ts';
import { nameProblem } from './fileNames.ts';
import { checkFiles } from './checkFiles.ts';
import { errorIn, type Problem } from './problem.ts';

/** A valid file of `content/`. */
export type Entry<Data> = { data: Data } & Required<
  Pick<FileReport, 'slug' | 'file' | 'source' | 'body' | 'formulas'>
>;

/** All of `content/`. Valid files are included even if others have problems, for previews. */
export interface Content {
  reviews: Entry<ReviewData>[];
  digests: Entry<DigestData>[];
  addresses: Addresses;
  problems: Problem[];
}

/**
 * Reads and checks every review and digest.
 * @param root the `content` folder
 * @returns the valid files, and every problem of every file, unreadable ones included
 */
export async function readContent(root: string): Promise<Content> {
  const problems: Problem[] = [];
  const digests = await readFolder(root, 'digests', problems);
  const reviews = await readFolder(root, 'reviews', problems);
  const ids = new Map(reviews.map((review) => [review.slug, review.ids]));
  const { addresses, problems: addressProblems } = await readAddresses(root, ids);
  problems.push(
    ...[...digests, ...reviews].flatMap((file) => file.problems),
    ...figureProblems(root, [...reviews, ...digests]),
    ...problemsAcross({ reviews, digests }),
    ...addressProblems,
  );
  return {
    reviews: reviews.flatMap((file) => entryOf<ReviewData>(file)),
    digests: digests.flatMap((file) => entryOf<DigestData>(file)),
    addresses,
    problems,
  };
}

/** Reports by path and hash of the file: in dev, only edited files are checked again. */
const known = new Map<string, FileReport>();

async function readFolder(
  root: string,
  folder: Folder,
  problems: Problem[],
): Promise<FileReport[]> {
  const report = (...problem: Parameters<typeof errorIn>): void => {
    problems.push(errorIn(...problem));
  };
  const reportUnreadable = (file: string, error: unknown): void => {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint = code === 'ENOENT' ? 'Put it there' : 'See to its permissions, and to the disk';
    report(file, 'unreadable', `cannot be read (${message.split(',')[0]})`, hint);
  };
  const path = relative('.', join(root, folder)).replaceAll('\\', '/');
  let items: Dirent[];
  try {
    items = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    reportUnreadable(path, error);
    return [];
  }
  // Editors and operating systems keep hidden files of their own.
  items = items.filter(({ name }) => !name.startsWith('.') || /\.md$/i.test(name));
  if (items.length === 0 && folder === 'reviews') {
    report(path, 'no-reviews', 'there is no review in it', '`npm run new` writes one');
  }
  const files: { key: string; file: string; bytes: Uint8Array }[] = [];
  const names = new Map<string, string>();
  for (const item of items.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = `${path}/${item.name}`;
    const wrong = nameProblem(item, names);
    if (wrong) {
      report(file, 'file-names', ...wrong);
      continue;
    }
    try {
      const bytes = readFileSync(file);
      files.push({ key: `${file} ${hash('sha256', bytes)}`, file, bytes });
    } catch (error) {
      reportUnreadable(file, error);
    }
  }
  const version = versionOf('src/check', 'src/markdown', 'src/schema');
  for (const { key } of files) {
    const entry = known.has(key) ? undefined : readEntry('reports', [key, version]);
    if (entry) known.set(key, JSON.parse(entry.toString()) as FileReport);
  }
  const fresh = files.filter(({ key }) => !known.has(key));
  const reports = await checkFiles(fresh.map(({ file, bytes }) => ({ folder, file, bytes })));
  for (const [index, { key }] of fresh.entries()) {
    const report = reports[index];
    if (!report) continue;
    known.set(key, report);
    // Not cached: on a busy machine a valid file may time out.
    if (report.problems.some(({ rule }) => rule === 'time')) continue;
    writeEntry('reports', [key, version], Buffer.from(JSON.stringify(report)));
  }
  return files.flatMap(({ key }) => known.get(key) ?? []);
}

function entryOf<Data>({ slug, file, data, source, body, formulas }: FileReport): Entry<Data>[] {
  if (data === undefined || source === undefined || body === undefined) return [];
  return [{ slug, file, data: data as Data, source, body, formulas }];
}
