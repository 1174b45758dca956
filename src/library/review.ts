import type { DigestData } from '../schema/digest.ts';
import type { ReviewData } from '../schema/review.ts';

/** A review as pages show it. */
export interface Review extends ReviewData {
  slug: string;
  /** Its Markdown file, from the project's root. */
  file: string;
  /** The digest that it is in, without the others of it. */
  collectedIn: DigestData & { slug: string };
}

/** Which version of a paper its link leads to: "arXiv:1806.01603v2", or the name of the host. */
export function paperVersion({ link }: Pick<Review, 'link'>): string {
  const [, id] = /^https:\/\/arxiv\.org\/abs\/(.+)$/.exec(link) ?? [];
  return id === undefined ? new URL(link).hostname : `arXiv:${id}`;
}

/** Who wrote a review: the name, or the handle where only that is known. */
export function reviewerName({ reviewer, slack }: Pick<Review, 'reviewer' | 'slack'>): string {
  return reviewer ?? `@${slack}`;
}

/** Where and when a paper's work was done: "Google Research, 2019". */
export function origin({
  institution = [],
  country = [],
  year,
}: Pick<Review, 'institution' | 'country' | 'year'>): string {
  return [...institution, ...country, year].join(', ');
}
