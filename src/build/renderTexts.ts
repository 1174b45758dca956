import { citations, isCited } from '../files/citation/citations.ts';
import type { Library } from '../library/library.ts';
import type { Review } from '../library/review.ts';
import { isRendered, renderText, type Text } from '../markdown/text.ts';
import { runInWorkers } from '../workers/pool.ts';

const standalone = { standalone: true } as const;

/** What a worker does: the outcome is in the cache. */
export async function run(text: Text | Review): Promise<void> {
  await renderText(text);
  if (!('slack' in text)) return;
  await renderText(text, standalone);
  await citations(text);
}

/** Renders, in workers, what the pages of a build will ask for; the pages find it in the cache. */
export async function renderTexts({ reviews, digests }: Library): Promise<void> {
  const isDone = (review: Review): boolean =>
    isRendered(review) && isRendered(review, standalone) && isCited(review);
  const missing = [
    // Of a digest only its introduction is needed.
    ...digests.filter((digest) => !isRendered(digest)).map(({ file, body }) => ({ file, body })),
    ...reviews.filter((review) => !isDone(review)),
  ];
  await runInWorkers<Text | Review, unknown>('src/build/renderTexts.ts', missing);
}
