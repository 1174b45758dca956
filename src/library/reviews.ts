import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { getCollection, type CollectionEntry } from 'astro:content';
import { decode, splitFrontmatter } from '../check/file.ts';
import { renderMarkdown, type Rendered, type RenderOptions } from '../markdown/render.ts';
import type { ReviewData } from '../schema/review.ts';
import { base } from './base.ts';
import { figure } from './figures.ts';
import { formerSections } from './former.ts';

/** A review as pages show it. */
export interface Review extends ReviewData {
  slug: string;
  /** Its Markdown file, from the project's root. */
  file: string;
}

/** All reviews: digests newest first, each in its own order. */
export async function allReviews(): Promise<Review[]> {
  const entries = await getCollection('reviews');
  return entries
    .map(({ id, data, filePath }) => ({ ...data, slug: id, file: pathOf(id, filePath) }))
    .toSorted((a, b) => compare(b.digest, a.digest) || a.number - b.number);
}

/** The reviews before and after one in its digest. */
export async function neighbours(
  review: Review,
): Promise<{ previous: Review | undefined; next: Review | undefined }> {
  const digest = (await allReviews()).filter((other) => other.digest === review.digest);
  const place = digest.findIndex((other) => other.slug === review.slug);
  return { previous: digest[place - 1], next: digest[place + 1] };
}

/** The other reviews by the same reviewer. */
export async function othersByReviewer({ slug, slack }: Review): Promise<Review[]> {
  return (await allReviews()).filter((other) => other.slack === slack && other.slug !== slug);
}

/** Up to three reviews with topics in common, most in common first. */
export async function relatedReviews({ slug, topics = [] }: Review): Promise<Review[]> {
  const shared = (review: Review): number =>
    (review.topics ?? []).filter((topic) => topics.includes(topic)).length;
  return (await allReviews())
    .filter((review) => review.slug !== slug && shared(review) > 0)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, 3);
}

/** Which version of a paper its link leads to: "arXiv:1806.01603v2", or the name of the host. */
export function paperVersion({ link }: Review): string {
  const [, id] = /^https:\/\/arxiv\.org\/abs\/(.+)$/.exec(link) ?? [];
  return id === undefined ? new URL(link).hostname : `arXiv:${id}`;
}

/** Who wrote a review: the name, or the handle where only that is known. */
export function reviewerName({ reviewer, slack }: Review): string {
  return reviewer ?? `@${slack}`;
}

/** Where and when a paper's work was done: "Google Research, 2019". */
export function origin({ institution = [], country = [], year }: Review): string {
  return [...institution, ...country, year].join(', ');
}

/**
 * The text of a review or digest as HTML.
 * @param file its Markdown file
 * @param options how it fits into a page that several texts share
 * @throws if the file cannot be read or a formula is wrong
 */
export async function renderText(
  file: string,
  options: Omit<RenderOptions, 'figure'> = {},
): Promise<Rendered> {
  try {
    const isReview = basename(dirname(file)) === 'reviews';
    const former = isReview ? await formerSections(basename(file, '.md')) : {};
    return await renderMarkdown(await readBody(file), { base, former, ...options, figure });
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

/** The Markdown of a review or digest, on the lines where it stands in its file. */
export async function readBody(file: string): Promise<string> {
  const parts = splitFrontmatter(decode(await readFile(file)).text);
  if (!parts) throw new Error(`${file}: no frontmatter`);
  return parts.body;
}

function pathOf(id: string, filePath: CollectionEntry<'reviews'>['filePath']): string {
  if (filePath === undefined) throw new Error(`${id} has no file`);
  return filePath;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
