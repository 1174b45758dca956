import { stringify } from 'yaml';
import { slugOf } from './slug.ts';
import type { ReviewData } from '../../schema/review.ts';

/** The frontmatter of a new review. */
export type Answers = Partial<ReviewData> & Pick<ReviewData, 'title' | 'authors' | 'year' | 'link'>;

/** The order in which the keys stand in a file. */
const order = [
  ...['title', 'authors', 'institution', 'country', 'year', 'link', 'reviewer', 'slack', 'digest'],
  ...['number', 'doi', 'venue', 'topics', 'aliases'],
] as const;

/** The text of a new file: all of its frontmatter, and no review yet. */
export function newReview(answers: Answers): string {
  const frontmatter = order
    .map((key) => [key, answers[key as keyof Answers]] as const)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => stringify({ [key]: value }, { lineWidth: 0, singleQuote: true }))
    .join('');
  return `---\n${frontmatter}---\n`;
}

/** A name for the file of a paper that no other file has. */
export function freeSlug(title: string, taken: readonly string[]): string {
  const slug = slugOf(title);
  let free = slug;
  for (let number = 2; taken.includes(free); number += 1) free = `${slug}-${number}`;
  return free;
}
