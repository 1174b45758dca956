/** What was renamed: an old name, or `review#section`, each with the new one. */
export type Redirects = Readonly<Record<string, string>>;

/** The names that a review had before. */
export function formerNamesIn(redirects: Redirects, slug: string): string[] {
  return Object.entries(redirects).flatMap(([from, to]) => (to === slug ? [from] : []));
}

/**
 * The former ids of sections that a review's page still answers to.
 * @returns by the former id, the present one
 */
export function formerSectionsIn(redirects: Redirects, slug: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(redirects).flatMap(([from, to]) => {
      const [page, id = ''] = to.split('#');
      const [, former] = from.split('#');
      return page === slug && former !== undefined ? [[former, id]] : [];
    }),
  );
}
