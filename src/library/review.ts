import type { Entry } from '../compile/content.ts';
import { parseIdentifier } from '../schema/identifier.ts';
import type { DigestData } from '../schema/digest.ts';
import type { ReviewData } from '../schema/review.ts';
import { site } from '../site.ts';

/** A review as pages show it. */
export interface Review extends ReviewData, Pick<Entry<ReviewData>, 'slug' | 'file' | 'text'> {
  /** Its digest, without the reviews in it. */
  collectedIn: DigestData & { slug: string; period: string };
  /** Its previous slugs. */
  formerNames: readonly string[];
  /** The current ids of its sections, by former id. */
  formerSections: Readonly<Record<string, string>>;
}

/** Which version of a paper its link leads to: "arXiv:1806.01603v2", or the name of the host. */
export function paperVersion({ link }: Pick<Review, 'link'>): string {
  const paper = parseIdentifier(link);
  return paper?.kind === 'arxiv'
    ? `arXiv:${paper.value}${paper.version ?? ''}`
    : new URL(link).hostname;
}

/** Who wrote a review: the name, or the handle if only that is known. */
export function reviewerName({ reviewer, slack }: Pick<Review, 'reviewer' | 'slack'>): string {
  return reviewer ?? `@${slack}`;
}

/** The title of a review, where that of the paper alone would be taken for the paper. */
export function reviewTitle({ title }: Pick<Review, 'title'>): string {
  return `Review of “${title}”`;
}

/** Who wrote a review, and who retells it. */
export function attribution(review: Pick<Review, 'reviewer' | 'slack'>): string {
  const { languageName, name, source } = site;
  return `Reviewed by ${reviewerName(review)} in ${source.language}, retold in ${languageName} by ${name}`;
}

/** A name with plain spaces, for other programs. */
export function breakable(name: string): string {
  return name.replaceAll('\u00A0', ' ');
}

/** What the licence covers; the reviews themselves belong to their authors. */
export const licenceNotice = `${site.licence.name} for the wording in ${site.languageName} and the drawings`;

/** Where and when a paper's work was done: "Google Research, 2019". */
export function affiliationAndYear({
  institution = [],
  country = [],
  year,
}: Pick<Review, 'institution' | 'country' | 'year'>): string {
  return [...institution, ...country, year].join(', ');
}

/** The order of reviews on the site: digests newest first, each in its own order. */
export function newestFirst(a: Review, b: Review): number {
  if (a.digest !== b.digest) return a.digest < b.digest ? 1 : -1;
  return a.number - b.number;
}
