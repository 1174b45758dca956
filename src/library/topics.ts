import { nameSlug } from './addresses.ts';
import { groupBy, type Group } from './groups.ts';
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

/** All papers by the first letter of their titles. */
export async function papersByLetter(): Promise<Group[]> {
  const reviews = (await allReviews()).toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  return groupBy(reviews, ({ title }) => {
    const letter = /[\p{L}\p{N}]/u.exec(title)?.[0]?.toUpperCase() ?? '#';
    return [{ slug: `letter-${nameSlug(letter)}`, name: letter }];
  });
}
