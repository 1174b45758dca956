import { address, nameSlug } from '../addresses.ts';
import { groupBy, type Group } from './groups.ts';
import { listPages, type ListPage } from './listPages.ts';
import type { Review } from './review.ts';
import { allReviews } from './reviews.ts';

/** Every topic that papers have been reviewed on, by name. */
export async function allTopics(): Promise<Group[]> {
  return groupBy(await allReviews(), ({ topics = [] }) =>
    topics.map((name) => ({ slug: nameSlug(name), name })),
  );
}

/** The years of the papers, newest first. */
export async function allYears(): Promise<Group[]> {
  const years = groupBy(await allReviews(), ({ year }) => [
    { slug: String(year), name: String(year) },
  ]);
  return years.toReversed();
}

/** So many papers have room on one page. */
const papersAPage = 250;

/** Papers by the first letter of their titles, as pages show them. */
export interface PapersPage {
  /** Of the address, below `papers/`; the first page has none. */
  path: string | undefined;
  letters: Group[];
  /** The letter of a page that is too long for one, and its pages. */
  letter?: { name: string; page: ListPage<Review> };
}

/** All papers on one page, or a page with the letters and pages for each. */
export async function papersPages(): Promise<PapersPage[]> {
  const letters = await papersByLetter();
  const first = { path: undefined, letters };
  if ((await allReviews()).length <= papersAPage) return [first];
  const further = letters.flatMap(({ slug, name, reviews }) => {
    const path = slug.replace('letter-', '');
    return listPages(reviews, address(`papers/${path}/`)).map((page) => ({
      path: page.number === 1 ? path : `${path}/${page.number}`,
      letters,
      letter: { name, page },
    }));
  });
  return [first, ...further];
}

async function papersByLetter(): Promise<Group[]> {
  const reviews = (await allReviews()).toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  return groupBy(reviews, ({ title }) => {
    const letter = /[\p{L}\p{N}]/u.exec(title)?.[0]?.toUpperCase() ?? '#';
    return [{ slug: `letter-${nameSlug(letter)}`, name: letter }];
  });
}
