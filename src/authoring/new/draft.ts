import cyrillicToTranslit from 'cyrillic-to-translit-js';
import { stringify } from 'yaml';
import { nameSlug } from '../../addresses.ts';
import { paperKeys } from '../../schema/identifier.ts';
import { reviewSchema, type ReviewData } from '../../schema/review.ts';
import type { Known } from './known.ts';

/** The frontmatter of a new review, as far as it is known. */
export type Draft = { [Key in keyof ReviewData]?: ReviewData[Key] | undefined };

/** The reviews that a paper has already. */
export function reviewsOf(paper: { link: string; doi?: string }, { reviews }: Known): string[] {
  const keys = paperKeys(paper);
  return reviews
    .filter(({ data }) => paperKeys(data).some((key) => keys.includes(key)))
    .map(({ slug }) => slug);
}

/** The review that has a number in a digest. */
export function reviewAt(digest: string, number: number, { reviews }: Known): string | undefined {
  return reviews.find(({ data }) => data.digest === digest && data.number === number)?.slug;
}

/** The content of a new file: the frontmatter, in the order of the schema, and no text yet. */
export function newReview(draft: Draft): string {
  const fields = Object.keys(reviewSchema.shape) as (keyof ReviewData)[];
  const isEmpty = (value: unknown): boolean =>
    value === '' || (Array.isArray(value) && value.length === 0);
  const given = fields.filter((field) => !isEmpty(draft[field]));
  const frontmatter = Object.fromEntries(given.map((field) => [field, draft[field]]));
  return `---\n${stringify(frontmatter, { lineWidth: 0, singleQuote: true })}---\n`;
}

/** The form of a slug; the check also reserves some names. */
export const slugPattern = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;

const stopWords = new Set(
  'a an the of for to in on and with by from is are we how at as'.split(' '),
);

/** An unused slug for a paper: the short head of its title, or else its first words. */
export function freeSlug(title: string, { reviews }: Known): string {
  const [head] = /^[^:]{2,30}(?=:)/.exec(title) ?? [title];
  const latin = cyrillicToTranslit({ preset: 'ru' }).transform(head);
  const words = nameSlug(latin.replace(/[^\p{L}\p{N}]+/gu, ' ')).match(/[a-z0-9]+/g) ?? ['paper'];
  const significant = words.filter((word) => !stopWords.has(word));
  const chosen = (significant.length > 0 ? significant : words).slice(0, 5);
  const slug = chosen.join('-').slice(0, 60).replace(/-$/, '');
  const isTaken = (name: string): boolean => reviews.some((review) => review.slug === name);
  let free = slug;
  for (let number = 2; isTaken(free); number += 1) free = `${slug}-${number}`;
  return free;
}
