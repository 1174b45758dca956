import { getCollection } from 'astro:content';
import type { DigestData } from '../schema/digest.ts';
import { once } from './once.ts';
import { reviewsIn, type Review } from './reviews.ts';

/** A digest with the reviews it collects, in order. */
export interface Digest extends DigestData {
  slug: string;
  file: string;
  /** "July to September 2019". */
  period: string;
  reviews: Review[];
}

/** All digests, newest first. */
export const allDigests = once(async (): Promise<Digest[]> => {
  const entries = await getCollection('digests');
  const digests = await Promise.all(
    entries.map(async ({ id, data, filePath = '' }) => ({
      ...data,
      slug: id,
      file: filePath,
      period: periodOf(data),
      reviews: await reviewsIn(id),
    })),
  );
  return digests.toSorted((a, b) => (a.from < b.from ? 1 : -1));
});

const bySlug = once(async () => new Map((await allDigests()).map((one) => [one.slug, one])));

/**
 * The digest that a review belongs to.
 * @throws if there is none
 */
export async function digestOf(review: Review): Promise<Digest> {
  const digest = (await bySlug()).get(review.digest);
  if (!digest) throw new Error(`${review.file}: no digest ${review.digest}`);
  return digest;
}

/** Months in words; a shared year is said once. */
export function periodOf({ from, to }: Pick<DigestData, 'from' | 'to'>): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (from === to) return month(from, true);
  return `${month(from, !sameYear)} to ${month(to, true)}`;
}

/** The last day of a digest's last month, which its reviews are dated by. */
export function endOf({ to }: Pick<DigestData, 'to'>): Date {
  return new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5)), 0));
}

function month(value: string, withYear: boolean): string {
  return new Intl.DateTimeFormat('en', {
    month: 'long',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${value}-01T00:00:00Z`));
}
