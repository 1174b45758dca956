/** The sites that the tests open. */
export const sites = {
  /** What `npm run build` has built. */
  real: 'http://localhost:4401/',
  /** The same under the base path of a project on GitHub Pages. */
  based: 'http://localhost:4402/article-essence/',
  /** One review with everything that a review can hold: `tests/fixtures/everything`. */
  everything: 'http://localhost:4403/',
  /** A review that tries to be more than text: `tests/fixtures/hostile`. */
  hostile: 'http://localhost:4404/',
  /** Generated reviews, too many for one page: `tests/browser/many.spec.ts`. */
  many: 'http://localhost:4405/',
};
