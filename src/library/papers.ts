import { address, nameSlug } from '../addresses.ts';
import { groupBy, type Group } from './facets.ts';
import { listPages, type ListPage } from './pagination.ts';
import type { Review } from './review.ts';
import { site } from '../site.ts';

const papersPerPage = 250;

/** Papers by the first letter of their titles, as pages show them. */
interface PapersPage {
  /** Of the address, below `papers/`; the first page has none. */
  path: string | undefined;
  letters: Group[];
  /** The letter of a page that is too long for one, and its pages. */
  letter?: { name: string; page: ListPage<Review> };
}

/** All papers on one page, or a page with the letters and pages for each. */
export function papersPages(reviews: readonly Review[]): PapersPage[] {
  const byTitle = reviews.toSorted((a, b) => a.title.localeCompare(b.title, site.language));
  const letters = groupBy(byTitle, ({ title }) => {
    // Decomposed, É is E: both have one address.
    const letter = /[\p{L}\p{N}]/u.exec(title.normalize('NFD'))?.[0].toUpperCase() ?? '#';
    return [{ slug: `letter-${nameSlug(letter) || 'other'}`, name: letter }];
  });
  const first = { path: undefined, letters };
  if (reviews.length <= papersPerPage) return [first];
  const further = letters.flatMap(({ slug, name, reviews: own }) => {
    const folder = slug.replace('letter-', '');
    return listPages(own, address(`papers/${folder}/`)).map((page) => {
      const path = page.path === undefined ? folder : `${folder}/${page.path}`;
      return { path, letters, letter: { name, page } };
    });
  });
  return [first, ...further];
}
