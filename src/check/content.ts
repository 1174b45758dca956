import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FormulaUse } from '../markdown/math/usage.ts';
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
import type { Problem } from './problem.ts';

/** A file of `content/` that has been read and found right. */
export interface Entry<Data> {
  /** The file's name without `.md`: its permanent address. */
  slug: string;
  /** Path of the file, from the folder the command was started in. */
  file: string;
  data: Data;
  /** The whole file, as it was checked. */
  source: string;
  /** Markdown, with an empty line for each line of frontmatter: positions are the file's. */
  body: string;
  /** What its formulas consist of. */
  formulas: FormulaUse;
}

/** All of `content/`. With problems, what is right is there all the same, for a preview. */
export interface Content {
  reviews: Entry<ReviewData>[];
  digests: Entry<DigestData>[];
  addresses: Addresses;
  problems: Problem[];
}

/**
 * Reads and checks every review and digest, as bytes.
 * @param root the folder `content`
 * @returns what is right, and every problem of every file; what cannot be read is one
 */
export async function readContent(root: string): Promise<Content> {
  const problems: Problem[] = [];
  const digests = await readFolder(root, 'digests', problems);
  const reviews = await readFolder(root, 'reviews', problems);
  const recorded = await readAddresses(root, new Map(reviews.map(({ slug, ids }) => [slug, ids])));
  for (const file of [...digests, ...reviews]) problems.push(...file.problems);
  problems.push(
    ...figureProblems(root, [...reviews, ...digests]),
    ...problemsAcross({ reviews, digests }),
    ...recorded.problems,
  );
  return {
    reviews: reviews.flatMap((file) => entryOf<ReviewData>(file)),
    digests: digests.flatMap((file) => entryOf<DigestData>(file)),
    addresses: recorded.addresses,
    problems,
  };
}

/** Reports by the hash of the file: in dev, only what was edited is checked again. */
const known = new Map<string, FileReport>();

async function readFolder(
  root: string,
  folder: Folder,
  problems: Problem[],
): Promise<FileReport[]> {
  const path = join(root, folder);
  const report = (file: string, rule: string, message: string, hint: string): void => {
    const position = { file, line: 1, column: 1, excerpt: '' };
    problems.push({ ...position, rule, severity: 'error', message, hint });
  };
  const unreadable =
    (file: string) =>
    (error: unknown): undefined => {
      const { code = '', message } = error as NodeJS.ErrnoException;
      const hint = code === 'ENOENT' ? 'Put it there' : 'See to its permissions, and to the disk';
      report(relative('.', file), 'unreadable', `cannot be read (${message.split(',')[0]})`, hint);
    };
  const found = await readdir(path, { withFileTypes: true }).catch(unreadable(path));
  const items = (found ?? [])
    // Editors and systems keep files of their own under such names.
    .filter(({ name }) => !name.startsWith('.') || /\.md$/i.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const wanted: { key: string; file: string; bytes: Uint8Array }[] = [];
  const names = new Map<string, string>();
  for (const item of items) {
    const file = relative('.', join(path, item.name)).replaceAll('\\', '/');
    const wrong = nameProblem(item, names);
    if (wrong) {
      report(file, 'file-names', wrong.message, wrong.hint);
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(join(path, item.name));
    } catch (error) {
      unreadable(join(path, item.name))(error);
      continue;
    }
    const key = createHash('sha256').update(`${file}\0`).update(bytes).digest('hex');
    wanted.push({ key, file, bytes });
  }
  if (found && items.length === 0 && folder === 'reviews') {
    report(
      relative('.', path),
      'no-reviews',
      'there is no review in it',
      '`npm run new` writes one',
    );
  }
  const version = versionOf('src/check', 'src/markdown', 'src/schema');
  for (const { key } of wanted) {
    const report = known.has(key) ? undefined : readEntry('reports', [key, version]);
    if (report) known.set(key, JSON.parse(report.toString()) as FileReport);
  }
  const fresh = wanted.filter(({ key }) => !known.has(key));
  const reports = await checkFiles(fresh.map(({ file, bytes }) => ({ folder, file, bytes })));
  for (const [index, { key }] of fresh.entries()) {
    const report = reports[index];
    if (!report) continue;
    known.set(key, report);
    // A busy machine may have taken too long for what is right.
    if (!report.problems.some(({ rule }) => rule === 'time')) {
      writeEntry('reports', [key, version], Buffer.from(JSON.stringify(report)));
    }
  }
  return wanted.flatMap(({ key }) => known.get(key) ?? []);
}

function entryOf<Data>({ slug, file, data, source, body, formulas }: FileReport): Entry<Data>[] {
  if (data === undefined || source === undefined || body === undefined) return [];
  return [{ slug, file, data: data as Data, source, body, formulas }];
}
