import { readdirSync, type Dirent } from 'node:fs';
import { join, relative } from 'node:path';
import type { Addresses } from '../schema/addresses.ts';
import type { Glossary } from '../schema/glossary.ts';
import type { DigestData } from '../schema/digest.ts';
import type { ReviewData } from '../schema/review.ts';
import { readAddresses } from '../check/addresses.ts';
import { readGlossary } from '../check/glossary.ts';
import { problemsAcross } from '../check/acrossFiles.ts';
import { unusedFigures } from '../check/figures.ts';
import { nameProblem } from '../check/fileNames.ts';
import type { Folder } from '../check/report.ts';
import { errorIn, type Problem } from '../check/problem.ts';
import { figurePath, isPicture } from '../markdown/figures.ts';
import { compileFiles, type Compiled } from './compiled.ts';
import { compilerVersion, readSource, type Source } from './source.ts';

/** A file with valid frontmatter and a body that could be parsed; it may still have problems. */
export interface Entry<Data> extends Pick<Compiled, 'slug' | 'file' | 'formulas' | 'characters'> {
  data: Data;
  text: TextRef;
  /** The paths of the pictures that it shows, below `content/figures`. */
  pictures: string[];
}

/** A reference to the cached texts of a file, for `renderedText`, and what lists show of it. */
export type TextRef = Pick<Compiled, 'key' | 'size' | 'summary' | 'minutes' | 'emblem'>;

/** All of `content/`. Valid files are included even if others have problems, for previews. */
export interface Content {
  reviews: Entry<ReviewData>[];
  digests: Entry<DigestData>[];
  addresses: Addresses;
  glossary: Glossary;
  problems: Problem[];
}

/**
 * Reads, checks and compiles every review and digest. One call runs at a time, and those that wait
 * share the next one, as in dev several parts ask after each edit.
 * @param root the `content` folder
 * @returns the valid files, and every problem of every file, unreadable ones included
 */
export function readContent(root: string): Promise<Content> {
  const shared = waiting.get(root);
  if (shared) return shared;
  const content = last.then(() => {
    waiting.delete(root);
    return compileContent(root);
  });
  waiting.set(root, content);
  last = content.catch(() => undefined);
  return content;
}

const waiting = new Map<string, Promise<Content>>();
let last: Promise<unknown> = Promise.resolve();

async function compileContent(root: string): Promise<Content> {
  const problems: Problem[] = [];
  const digestSources = readFolder(root, 'digests', problems);
  const compiled = await compileFiles([...digestSources, ...readFolder(root, 'reviews', problems)]);
  const digests = compiled.slice(0, digestSources.length);
  const reviews = compiled.slice(digestSources.length);
  const ids = new Map(reviews.map((review) => [review.slug, review.ids]));
  const { addresses, problems: addressProblems } = await readAddresses(root, ids);
  const { glossary, problems: glossaryProblems } = await readGlossary(root);
  problems.push(
    ...[...digests, ...reviews].flatMap((file) => file.problems),
    ...unusedFigures(root, [...reviews, ...digests]),
    ...problemsAcross({ reviews, digests }),
    ...addressProblems,
    ...glossaryProblems,
  );
  return {
    reviews: reviews.flatMap((file) => entryOf<ReviewData>(file)),
    digests: digests.flatMap((file) => entryOf<DigestData>(file)),
    addresses,
    glossary,
    problems,
  };
}

/** Reads the files of a folder, and reports those that cannot be read. */
function readFolder(root: string, folder: Folder, problems: Problem[]): Source[] {
  const reportUnreadable = (file: string, error: unknown): void => {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint = code === 'ENOENT' ? 'Put it there' : 'Check its permissions and the disk';
    const reason = `cannot be read (${message.split(',')[0]})`;
    problems.push(errorIn(file, 'unreadable', reason, hint));
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
    const hint = '`npm run new` writes one';
    problems.push(errorIn(path, 'no-reviews', 'the folder has no reviews', hint));
  }
  const sources: Source[] = [];
  const names = new Map<string, string>();
  const version = compilerVersion();
  for (const item of items.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = `${path}/${item.name}`;
    const wrong = nameProblem(item, names);
    if (wrong) {
      problems.push(errorIn(file, 'file-names', ...wrong));
      continue;
    }
    try {
      sources.push(readSource(root, folder, file, version));
    } catch (error) {
      reportUnreadable(file, error);
    }
  }
  return sources;
}

function entryOf<Data>({ data, isParsed, ...report }: Compiled): Entry<Data>[] {
  if (data === undefined || !isParsed) return [];
  const { slug, file, formulas, characters } = report;
  const { key, size, minutes, emblem } = report;
  const { summary = report.summary } = data as { summary?: string };
  const text = { key, size, summary, minutes, ...(emblem !== undefined && { emblem }) };
  const pictures = report.figures.map(({ url }) => figurePath(url)).filter(isPicture);
  return [{ slug, file, data: data as Data, text, pictures, formulas, characters }];
}
