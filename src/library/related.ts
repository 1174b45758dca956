import { hash } from '../cache.ts';
import { textKey } from '../markdown/text.ts';
import { periodOf } from './digest.ts';
import type { Library } from './library.ts';
import { newestFirst, type Review } from './review.ts';

/** The most other reviews by the same reviewer that a page lists. */
const maxByReviewer = 20;
/** The most reviews on related topics that a page lists. */
const maxRelated = 3;

/** Another review, as a page links to it. */
export type Linked = Pick<Review, 'slug' | 'title'>;

/** All that the page of a review shows besides the review and its text. */
export interface Surroundings {
  /** Of the digest. */
  period: string;
  /** How many reviews are in the digest. */
  digestSize: number;
  previous: Linked | undefined;
  next: Linked | undefined;
  byReviewer: Linked[];
  related: Linked[];
}

/** What stands around a review on its page. */
export function surroundingsOf(review: Review, library: Library): Surroundings {
  const { byReviewer, byTopic } = indexOf(library);
  const digest = library.digests.find(({ slug }) => slug === review.digest)?.reviews ?? [];
  const index = digest.indexOf(review);
  const [previous, next] = [digest[index - 1], digest[index + 1]];
  const others = (byReviewer.get(review.slack) ?? [])
    .filter((other) => other !== review)
    .slice(0, maxByReviewer);
  return {
    period: periodOf(review.collectedIn),
    digestSize: digest.length,
    previous: previous && linked(previous),
    next: next && linked(next),
    byReviewer: others.map(linked),
    related: relatedTo(review, byTopic)
      .filter((other) => !others.includes(other))
      .map(linked),
  };
}

/** Changes whenever anything does that the page of a review shows. */
export function reviewPageKey(review: Review, library: Library): string {
  const shown = [review, surroundingsOf(review, library), textKey(review)];
  return hash(JSON.stringify(shown)).toString('hex');
}

/** Reviews with topics in common: most in common first, then the newest. */
function relatedTo(review: Review, byTopic: ReadonlyMap<string, Review[]>): Review[] {
  const shared = new Map<Review, number>();
  for (const topic of review.topics ?? []) {
    for (const other of byTopic.get(topic) ?? []) {
      if (other !== review) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared]
    .toSorted(([a, some], [b, others]) => others - some || newestFirst(a, b))
    .slice(0, maxRelated)
    .map(([other]) => other);
}

interface Index {
  byReviewer: ReadonlyMap<string, Review[]>;
  byTopic: ReadonlyMap<string, Review[]>;
}

const indexes = new WeakMap<Library, Index>();

function indexOf(library: Library): Index {
  const known = indexes.get(library);
  if (known) return known;
  const byTopic = new Map<string, Review[]>();
  for (const review of library.reviews) {
    for (const topic of review.topics ?? []) {
      const list = byTopic.get(topic);
      if (list) list.push(review);
      else byTopic.set(topic, [review]);
    }
  }
  const index = { byReviewer: Map.groupBy(library.reviews, ({ slack }) => slack), byTopic };
  indexes.set(library, index);
  return index;
}

function linked({ slug, title }: Review): Linked {
  return { slug, title };
}
