import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Root } from 'mdast';
import type { z } from 'zod';
import { parseMarkdown } from '../markdown/parse.ts';
import { digestSchema, type DigestData } from '../schema/digest.ts';
import { reviewSchema, type ReviewData } from '../schema/review.ts';
import type { Addresses } from '../schema/addresses.ts';
import { readAddresses } from './addresses.ts';
import { checkBody, sectionIds } from './body.ts';
import { didYouMean, readFrontmatter } from './frontmatter.ts';
import type { Problem } from './problem.ts';

/** A file of `content/` that has been read and found right. */
export interface Entry<Data> {
  /** The file's name without `.md`: its permanent address. */
  slug: string;
  /** Path of the file, from the folder the command was started in. */
  file: string;
  data: Data;
  /** Markdown, with an empty line for each line of frontmatter: positions are the file's. */
  body: string;
}

/** All of `content/`. With problems, what is right is there all the same, for a preview. */
export interface Content {
  reviews: Entry<ReviewData>[];
  digests: Entry<DigestData>[];
  addresses: Addresses;
  problems: Problem[];
}

type Parsed<Data> = Entry<Data> & { tree: Root };

const largestFile = 256 * 1024;

/**
 * Reads and checks every review and digest.
 * @param root the folder `content`
 * @returns what is right, and every problem of every file
 * @throws if a folder or file cannot be read
 */
export async function readContent(root: string): Promise<Content> {
  const problems: Problem[] = [];
  const digests = await readFolder(join(root, 'digests'), digestSchema, problems);
  const reviews = await readFolder(join(root, 'reviews'), reviewSchema, problems);
  const anchors = new Map(reviews.map(({ slug, tree }) => [slug, sectionIds(tree)]));
  const targets = { root, anchors };
  for (const { file, tree } of digests) problems.push(...checkBody(tree, file, targets));
  for (const { file, tree, slug } of reviews)
    problems.push(...checkBody(tree, file, targets, slug));
  problems.push(...crossProblems(reviews, digests));
  const recorded = await readAddresses(
    root,
    reviews.map(({ slug }) => slug),
  );
  problems.push(...recorded.problems);
  const withoutTree = <Data>({ slug, file, data, body }: Parsed<Data>) => ({
    slug,
    file,
    data,
    body,
  });
  return {
    reviews: reviews.map(withoutTree),
    digests: digests.map(withoutTree),
    addresses: recorded.addresses,
    problems,
  };
}

/** Splits a file's text; the body keeps the file's line numbers. */
export function splitFrontmatter(text: string): { yaml: string; body: string } | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return undefined;
  return {
    yaml: match[1] ?? '',
    body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length),
  };
}

async function readFolder<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  problems: Problem[],
): Promise<Parsed<z.infer<Schema>>[]> {
  const names = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const entries: Parsed<z.infer<Schema>>[] = [];
  const seen = new Map<string, string>();
  for (const item of names) {
    const path = join(folder, item.name);
    const file = relative('.', path);
    const report = (message: string, hint: string) =>
      problems.push({ file, line: 1, column: 1, message, hint });
    const slug = item.name.replace(/\.md$/i, '');
    const twin = seen.get(slug.toLowerCase());
    seen.set(slug.toLowerCase(), item.name);
    if (twin) {
      report(`the same address as ${twin}`, 'Rename one of the two');
      continue;
    }
    if (!item.isFile() || !/^[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(item.name) || slug.length > 100) {
      report('not the name of a review', 'Use lower-case letters, digits and hyphens, and `.md`');
      continue;
    }
    const text = decode(await readFile(path));
    if (typeof text !== 'string') {
      report(text.message, text.hint);
      continue;
    }
    const parts = splitFrontmatter(text);
    if (!parts) {
      report('no frontmatter, or it is not closed', 'Start with `---`, the keys, and `---` again');
      continue;
    }
    const frontmatter = readFrontmatter(parts.yaml, file, schema);
    problems.push(...frontmatter.problems);
    if (frontmatter.data === undefined) continue;
    const tree = parseMarkdown(parts.body);
    entries.push({ slug, file, data: frontmatter.data, body: parts.body, tree });
  }
  return entries;
}

function decode(bytes: Buffer): string | { message: string; hint: string } {
  if (bytes.length > largestFile) {
    return { message: 'a file of over 256 KiB', hint: 'Shorten it' };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { message: 'not UTF-8', hint: 'Save the file as UTF-8' };
  }
  const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\u2060\u202a-\u202e\u2066-\u2069]/;
  if (hidden.test(text)) {
    return { message: 'a control or invisible character', hint: 'Delete it' };
  }
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

function crossProblems(
  reviews: readonly Entry<ReviewData>[],
  digests: readonly Entry<DigestData>[],
): Problem[] {
  const problems: Problem[] = [];
  const known = digests.map(({ slug }) => slug);
  const places = new Map<string, string>();
  const names = new Map<string, string | undefined>();
  for (const { file, data } of reviews) {
    const report = (message: string, hint: string) =>
      problems.push({ file, line: 1, column: 1, message, hint });
    if (!known.includes(data.digest)) {
      report(`no digest \`${data.digest}\``, didYouMean(data.digest, known));
    }
    const place = `${data.digest} ${data.number}`;
    if (places.has(place)) {
      report(`the number ${data.number} of ${places.get(place) ?? ''}`, 'Give each its own');
    }
    places.set(place, file);
    const handle = data.slack.toLowerCase();
    if (names.has(handle) && names.get(handle) !== data.reviewer) {
      report(`@${data.slack} under two names`, 'Use one spelling, and `aliases` for others');
    }
    names.set(handle, data.reviewer);
  }
  return problems;
}
