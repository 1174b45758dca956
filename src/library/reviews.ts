import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { getCollection, type CollectionEntry } from 'astro:content';
import { decode, splitFrontmatter } from '../check/file.ts';
import { renderMarkdown, type Rendered, type RenderOptions } from '../markdown/render.ts';
import type { ReviewData } from '../schema/review.ts';
import { base } from './base.ts';
import { figure } from './figures.ts';
import { cached, versionOf } from './cache.ts';
import { formerSections } from './former.ts';
import { listsBy, once } from './once.ts';

/** A review as pages show it. */
export interface Review extends ReviewData {
  slug: string;
  /** Its Markdown file, from the project's root. */
  file: string;
}

/** All reviews: digests newest first, each in its own order. */
export const allReviews = once(async (): Promise<Review[]> => {
  const entries = await getCollection('reviews');
  return entries
    .map(({ id, data, filePath }) => ({ ...data, slug: id, file: pathOf(id, filePath) }))
    .toSorted((a, b) => compare(b.digest, a.digest) || a.number - b.number);
});

const byDigest = once(async () => listsBy(await allReviews(), ({ digest }) => [digest]));
const byReviewer = once(async () => listsBy(await allReviews(), ({ slack }) => [slack]));
const byTopic = once(async () => listsBy(await allReviews(), ({ topics = [] }) => topics));

/** The reviews of a digest, in their order. */
export async function reviewsIn(digest: string): Promise<Review[]> {
  return (await byDigest()).get(digest) ?? [];
}

/** The reviews before and after one in its digest. */
export async function neighbours(
  review: Review,
): Promise<{ previous: Review | undefined; next: Review | undefined }> {
  const digest = await reviewsIn(review.digest);
  const place = digest.findIndex((other) => other.slug === review.slug);
  return { previous: digest[place - 1], next: digest[place + 1] };
}

/** The newest other reviews by the same reviewer, as many as a page can well show. */
export async function othersByReviewer({ slug, slack }: Review, most = 20): Promise<Review[]> {
  const reviews = (await byReviewer()).get(slack) ?? [];
  return reviews.filter((other) => other.slug !== slug).slice(0, most);
}

/** Up to three reviews with topics in common, most in common first, then the newest. */
export async function relatedReviews({ slug, topics = [] }: Review): Promise<Review[]> {
  const lists = await byTopic();
  const shared = new Map<Review, number>();
  for (const topic of topics) {
    for (const review of lists.get(topic) ?? []) {
      if (review.slug !== slug) shared.set(review, (shared.get(review) ?? 0) + 1);
    }
  }
  return [...shared]
    .toSorted(
      ([a, some], [b, others]) =>
        others - some || compare(b.digest, a.digest) || a.number - b.number,
    )
    .slice(0, 3)
    .map(([review]) => review);
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
    return await rendered(await readBody(file), { base, former, ...options });
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

const version = versionOf('src/markdown');

/** What has been rendered once is kept for as long as it, its figures and the code stay the same. */
async function rendered(body: string, options: RenderOptions): Promise<Rendered> {
  const paths = [...body.matchAll(/\.\.\/figures\/([^\s)"]+)/g)].map(([, path = '']) => path);
  const figures = await Promise.all(paths.map((path) => figure(path).catch(() => '')));
  const madeOf = [body, JSON.stringify(options), ...figures, await version];
  const kept = await cached('html', madeOf, async () =>
    Buffer.from(JSON.stringify(await renderMarkdown(body, { ...options, figure }))),
  );
  return JSON.parse(kept.toString()) as Rendered;
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
