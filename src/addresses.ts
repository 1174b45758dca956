import GithubSlugger from 'github-slugger';
import { site } from './site.ts';
import { base, host } from './environment.ts';

/** An address within the site, under its base: `address('about/')`. */
export function address(path = ''): string {
  return base + path;
}

/** An address of the site with its host, as feeds and citations want it. */
export function absolute(path: string): string {
  return new URL(path, host).href;
}

/** Where a review can be changed in a browser. */
export function editAddress(slug: string): string {
  return `${site.repository}/edit/main/content/reviews/${slug}.md`;
}

/** The permanent address of a review, or of one of its sections. */
export function reviewAddress(slug: string, section?: string): string {
  return address(`reviews/${slug}/${section === undefined ? '' : `#${section}`}`);
}

/** The address of a digest's contents, or with `all` of the whole digest on one page. */
export function digestAddress(slug: string, all = false): string {
  return address(`digests/${slug}/${all ? 'all/' : ''}`);
}

/** The address of everything that one reviewer has written. */
export function reviewerAddress(handle: string): string {
  return address(`reviewers/${nameSlug(handle)}/`);
}

/** The address of the reviews of one institution's papers. */
export function institutionAddress(name: string): string {
  return address(`institutions/${nameSlug(name)}/`);
}

/** The address of the reviews on one topic. */
export function topicAddress(topic: string): string {
  return address(`topics/${nameSlug(topic)}/`);
}

/** The address of the reviews of papers of one year. */
export function yearAddress(year: number | string): string {
  return address(`years/${year}/`);
}

/** A name or handle as part of an address: lower case, hyphens, no diacritics. */
export function nameSlug(name: string): string {
  return new GithubSlugger().slug(name.normalize('NFD').replace(/\p{M}/gu, ''));
}
