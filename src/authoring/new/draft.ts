import cyrillicToTranslit from 'cyrillic-to-translit-js';
import { stringify } from 'yaml';
import { nameSlug } from '../../addresses.ts';
import { paperKeys } from '../../schema/identifier.ts';
import { reviewSchema, type ReviewData } from '../../schema/review.ts';
import { asKnown, type Known } from './known.ts';

/** The frontmatter of a new review, as far as it is known. */
export type Draft = { [Key in keyof ReviewData]?: ReviewData[Key] | undefined };

/**
 * Spells names as existing reviews do, and adds what these say about the reviewer.
 * @throws Error with a one-line message if the draft conflicts with another review
 */
export function complete(given: Draft, known: Known): Draft {
  const spelt = (names: string[] = [], existing: string[] = []): string[] | undefined =>
    names.length > 0 ? [...new Set(names.map((name) => asKnown(name, existing)))] : undefined;
  const slack = asKnown(given.slack ?? '', known.reviewers.keys());
  const person = known.reviewers.get(slack);
  const draft = {
    ...{ ...given, slack },
    institution: spelt(given.institution, known.institutions),
    country: spelt(given.country, known.countries),
    topics: spelt(given.topics, known.topics),
    reviewer: given.reviewer ?? person?.reviewer,
    aliases: person?.aliases,
  };
  const problem = conflict(draft, known);
  if (problem !== undefined) throw new Error(problem);
  return draft;
}

/**
 * Finds what `npm run check` would report about a draft next to the existing reviews.
 * @returns a one-line message, or undefined if there is no conflict
 */
export function conflict(draft: Draft, { reviews, reviewers }: Known): string | undefined {
  const { link = '', doi, slack = '', reviewer, digest, number } = draft;
  const papers = paperKeys({ link, doi });
  for (const { slug, data } of reviews) {
    if (paperKeys(data).some((paper) => papers.includes(paper))) {
      return `The paper is reviewed already, in ${slug}`;
    }
    if (data.digest === digest && data.number === number) {
      return `Number ${number} of ${digest} is taken by ${slug}`;
    }
  }
  const person = reviewers.get(slack);
  return person && person.reviewer !== reviewer
    ? `@${slack} is ${person.reviewer ?? 'without a name'} elsewhere: leave --reviewer out`
    : undefined;
}

/** The content of a new file: the frontmatter, in the order of the schema, and no text yet. */
export function newReview(draft: Draft): string {
  const fields = Object.keys(reviewSchema.shape) as (keyof ReviewData)[];
  const frontmatter = Object.fromEntries(fields.map((field) => [field, draft[field]]));
  return `---\n${stringify(frontmatter, { lineWidth: 0, singleQuote: true })}---\n`;
}

/** Valid slugs for a new review. */
export const slugPattern = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;

const stopWords = new Set(
  'a an the of for to in on and with by from is are we how at as'.split(' '),
);

/** An unused slug for a paper: the short head of its title, or else its first words. */
export function freeSlug(title: string, { reviews }: Known): string {
  const [head] = /^[^:]{2,30}(?=:)/.exec(title) ?? [title];
  const latin = cyrillicToTranslit({ preset: 'ru' }).transform(head);
  const words = nameSlug(latin.replace(/[^\p{L}\p{N}]+/gu, ' '))
    .replace(/[^a-z0-9-]/g, '')
    .split('-')
    .filter(Boolean);
  const significant = words.filter((word) => !stopWords.has(word));
  let slug = '';
  for (const word of (significant.length > 0 ? significant : words).slice(0, 5)) {
    if (`${slug}-${word}`.length <= 60) slug += slug ? `-${word}` : word;
  }
  slug ||= 'paper';
  const isTaken = (name: string): boolean => reviews.some((review) => review.slug === name);
  let free = slug;
  for (let number = 2; isTaken(free); number += 1) free = `${slug}-${number}`;
  return free;
}
