import { citations, isCited } from '../files/citation/citations.ts';
import type { Review } from '../library/review.ts';
import { isRendered, textOf } from '../markdown/text.ts';
import { inThreads } from '../workers/pool.ts';

/** A text to be rendered ahead of the pages that show it. */
export interface Unrendered {
  /** Its Markdown file. */
  file: string;
  /** Of a review. */
  review?: Review;
  /** The former ids of its sections. */
  former?: Record<string, string>;
}

const alone = { standalone: true } as const;

/** What a thread does: what comes of it is in the cache. */
export async function run({ file, review, former = {} }: Unrendered): Promise<void> {
  await textOf(file, { former });
  if (!review) return;
  await textOf(file, alone);
  await citations(review);
}

/** Renders, in threads, what the pages of a build will ask for; the pages find it in the cache. */
export async function renderAhead(texts: readonly Unrendered[]): Promise<void> {
  const wanted = texts.filter(
    ({ file, review, former = {} }) =>
      !isRendered(file, { former }) || (review && !(isRendered(file, alone) && isCited(review))),
  );
  await inThreads('src/build/texts.ts', wanted);
}
