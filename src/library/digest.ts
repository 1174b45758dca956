import type { TextRef } from '../compile/content.ts';
import type { DigestData } from '../schema/digest.ts';
import type { Review } from './review.ts';
import { site } from '../site.ts';

/** A digest with the reviews it collects, in order. */
export interface Digest extends DigestData {
  slug: string;
  file: string;
  text: TextRef;
  /** "July to September 2019". */
  period: string;
  reviews: Review[];
}

/** Months in words, with a shared year only once. */
export function periodOf({ from, to }: Pick<DigestData, 'from' | 'to'>): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (from === to) return month(from, true);
  return `${month(from, !sameYear)} to ${month(to, true)}`;
}

/** The last day of a digest's last month, which is the date of its reviews. */
export function endOf({ to }: Pick<DigestData, 'to'>): Date {
  return new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5)), 0));
}

function month(value: string, withYear: boolean): string {
  return new Date(value).toLocaleDateString(site.language, {
    month: 'long',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  });
}
