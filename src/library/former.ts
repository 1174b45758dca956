import { basename } from 'node:path';
import { getEntry } from 'astro:content';
import { once } from './once.ts';
import { formerNamesIn, formerSectionsIn, type Redirects } from './renamed.ts';

/** The former names of reviews, each with its present one. */
export async function formerNames(): Promise<[string, string][]> {
  return Object.entries(await redirects()).filter(([from]) => !from.includes('#'));
}

/** The names that a review had before. */
export async function formerNamesOf(slug: string): Promise<string[]> {
  return formerNamesIn(await redirects(), slug);
}

/**
 * The former ids of sections that a review's page still answers to.
 * @param file of the review
 * @returns by the former id, the present one
 */
export async function formerSections(file: string): Promise<Record<string, string>> {
  return formerSectionsIn(await redirects(), basename(file, '.md'));
}

const redirects = once(async (): Promise<Redirects> => {
  const recorded = await getEntry('addresses', 'addresses');
  return recorded?.data.redirects ?? {};
});
