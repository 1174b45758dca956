import { citations, isCited } from '../files/citation/citations.ts';
import type { Library } from '../library/library.ts';
import type { Review } from '../library/review.ts';
import { isRendered, renderText, type Text } from '../markdown/text.ts';
import { runInWorkers } from '../workers/pool.ts';

const standalone = { standalone: true } as const;

/** The worker's entry point; its results go into the cache. */
export async function run(text: Text | Review): Promise<void> {
  await renderText(text);
  if (!('slack' in text)) return;
  await renderText(text, standalone);
  await citations(text);
}

/** Renders in workers every text that a build's pages need; the pages find them in the cache. */
export async function renderTexts({ reviews, digests }: Library): Promise<void> {
  const isCached = (review: Review): boolean =>
    isRendered(review) && isRendered(review, standalone) && isCited(review);
  const missing = [
    // A digest's reviews are rendered by themselves: only its introduction goes to a worker.
    ...digests.filter((digest) => !isRendered(digest)).map(({ file, body }) => ({ file, body })),
    ...reviews.filter((review) => !isCached(review)),
  ];
  await runInWorkers<Text | Review, unknown>('src/build/renderTexts.ts', missing);
}
