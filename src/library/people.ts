import { nameSlug } from '../addresses.ts';
import { groupBy, type Group } from './groups.ts';
import { reviewerName, type Review } from './review.ts';
import { allReviews } from './reviews.ts';

/** A reviewer, known by the Slack handle. */
export interface Reviewer extends Group {
  /** The Slack handle, without @. */
  handle: string;
  aliases: string[];
}

/** Everyone who has written a review, by name. */
export async function allReviewers(): Promise<Reviewer[]> {
  const groups = groupBy(await allReviews(), (review) => [
    { slug: nameSlug(review.slack), name: reviewerName(review) },
  ]);
  return groups.map((group) => ({
    ...group,
    handle: group.reviews[0].slack,
    aliases: [...new Set(group.reviews.flatMap(({ aliases = [] }: Review) => aliases))],
  }));
}
