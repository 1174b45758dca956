import type { Library } from './library.ts';
import { pageKey } from './pagination.ts';
import { newestFirst, type Review } from './review.ts';

/** Limits on the other reviews that a page lists: by the same reviewer, and on related topics. */
const [maxByReviewer, maxRelated] = [20, 3];

/** Another review, as a page links to it. */
type Linked = Pick<Review, 'slug' | 'title'>;

/** Everything that the page of a review shows around the review itself. */
export interface Surroundings {
  digestSize: number;
  previous: Linked | undefined;
  /** With what makes a reader go on. */
  next: (Linked & { summary: string; emblem: string | undefined }) | undefined;
  byReviewer: Linked[];
  related: Linked[];
}

/** Collects what the page of a review shows around it. */
export function surroundingsOf(review: Review, library: Library): Surroundings {
  const digest = library.digests.find(({ slug }) => slug === review.digest)?.reviews ?? [];
  const index = digest.indexOf(review);
  const [previous, next] = [digest[index - 1], digest[index + 1]];
  const others = (library.reviewsBySlack.get(review.slack) ?? [])
    .filter((other) => other !== review)
    .slice(0, maxByReviewer);
  return {
    digestSize: digest.length,
    previous: previous && linked(previous),
    next: next && { ...linked(next), summary: next.text.summary, emblem: next.text.emblem },
    byReviewer: others.map(linked),
    related: relatedTo(review, library)
      .filter((other) => !others.includes(other))
      .map(linked),
  };
}

/** A cache key of the page of a review: changes with everything that the page shows. */
export function reviewPageKey(review: Review, library: Library): string {
  return pageKey([review, surroundingsOf(review, library)]);
}

/** Reviews with topics in common: most in common first, then the newest. */
function relatedTo({ slug, topics = [] }: Review, { byTopic }: Library): Review[] {
  const others = topics
    .flatMap((topic) => byTopic.get(topic) ?? [])
    .filter(({ review }) => review.slug !== slug);
  return [...Map.groupBy(others, ({ review }) => review)]
    .toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || newestFirst(a, b))
    .slice(0, maxRelated)
    .map(([other]) => other);
}

function linked({ slug, title }: Review): Linked {
  return { slug, title };
}
