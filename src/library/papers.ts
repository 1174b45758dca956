import { address, nameSlug } from '../addresses.ts';
import { groupBy, type Group } from './facets.ts';
import { listPages, type ListPage } from './pagination.ts';
import type { Review } from './review.ts';
import { site } from '../site.ts';

const papersPerPage = 250;

/** A page of the index of papers, by the first letter of their titles. */
interface PapersPage {
  /** Its path below `papers/`; undefined for the first page. */
  path: string | undefined;
  letters: Group[];
  /** Where each letter has pages of its own: the letter, and this page of it. */
  letter?: { name: string; page: ListPage<Review> };
}

/** All papers on one page, or if they are too many, a page of letters and pages for each. */
export function papersPages(reviews: readonly Review[]): PapersPage[] {
  const byTitle = reviews.toSorted((a, b) => a.title.localeCompare(b.title, site.language));
  const letters = groupBy(byTitle, ({ title }) => {
    // Decomposed, É counts as E, as both have the same address.
    const letter = /[\p{L}\p{N}]/u.exec(title.normalize('NFD'))?.[0].toUpperCase() ?? '#';
    return [{ slug: nameSlug(letter) || 'other', name: letter }];
  });
  const first = { path: undefined, letters };
  if (reviews.length <= papersPerPage) return [first];
  const further = letters.flatMap(({ slug, name, reviews: own }) =>
    listPages(own, address(`papers/${slug}/`)).map((page) => {
      const path = page.path === undefined ? slug : `${slug}/${page.path}`;
      return { path, letters, letter: { name, page } };
    }),
  );
  return [first, ...further];
}
