import { base, origin } from './environment.ts';

/** The facets that reviews are listed by, each with the folder of its pages. */
export const facetPaths = {
  reviewer: 'reviewers',
  institution: 'institutions',
  topic: 'topics',
  year: 'years',
} as const;

export type FacetName = keyof typeof facetPaths;

/** An address within the site, under its base: `address('about/')`. */
export function address(path = ''): string {
  return base + path;
}

/** The absolute URL of an address within the site, for feeds and citations. */
export function absolute(path: string): string {
  return new URL(path, origin).href;
}

/** The permanent address of a review, or of one of its sections. */
export function reviewAddress(slug: string, section?: string): string {
  return address(`reviews/${slug}/${section === undefined ? '' : `#${section}`}`);
}

/** The address of a digest's contents, or with `all`, of the whole digest on one page. */
export function digestAddress(slug: string, all = false): string {
  return address(`digests/${slug}/${all ? 'all/' : ''}`);
}

/**
 * The address of the reviews that share a value of a facet.
 * @param value a Slack handle, an institution, a topic or a year
 */
export function facetAddress(facet: FacetName, value: string | number): string {
  return address(`${facetPaths[facet]}/${nameSlug(String(value))}/`);
}

/** The path, without the base, of a figure without its labels, small beside the title of a review. */
export function emblemPath(figure: string): string {
  return `figures/${figure.replace(/svg$/, 'emblem.svg')}`;
}

/** The path, without the base, of a picture as it is published, or of its small version. */
export function picturePath(figure: string, isSmall = false): string {
  return `figures/${figure}${isSmall ? '.small' : ''}.webp`;
}

/** The name under which browsers turn the emblem of a review into its first figure. */
export function figureTransition(slug: string): string {
  return `figure-${slug}`;
}

/** Decodes a part of an address, unless it is malformed. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The slug of a name or handle: lower case, hyphens, no diacritics. */
export function nameSlug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{Nd}\p{Pc}\- ]|\p{M}/gu, '')
    .replaceAll(' ', '-');
}
