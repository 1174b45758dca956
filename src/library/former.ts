import { getEntry } from 'astro:content';
import { basename } from 'node:path';
import { once } from './once.ts';

/** The former names of reviews, each with its present one. */
export async function formerNames(): Promise<[string, string][]> {
  return (await redirects()).filter(([from]) => !from.includes('#'));
}

/** The names that a review had before. */
export async function formerNamesOf(slug: string): Promise<string[]> {
  return (await formerNames()).filter(([, to]) => to === slug).map(([from]) => from);
}

/**
 * The former ids of sections that a review's page still answers to.
 * @param file of the review
 * @returns by the former id, the present one
 */
export async function formerSections(file: string): Promise<Record<string, string>> {
  const slug = basename(file, '.md');
  return Object.fromEntries(
    (await redirects()).flatMap(([from, to]) => {
      const [page, id = ''] = to.split('#');
      const [, former] = from.split('#');
      return page === slug && former !== undefined ? [[former, id]] : [];
    }),
  );
}

const redirects = once(async (): Promise<[string, string][]> => {
  const recorded = await getEntry('addresses', 'addresses');
  return Object.entries(recorded?.data.redirects ?? {});
});
