import { nameSlug } from '../addresses.ts';
import { groupBy, type Group } from './groups.ts';
import { allReviews } from './reviews.ts';

/** Every institution whose papers have been reviewed, by name. */
export async function allInstitutions(): Promise<Group[]> {
  return groupBy(await allReviews(), ({ institution = [] }) =>
    institution.map((name) => ({ slug: nameSlug(name), name })),
  );
}
