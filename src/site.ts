/** All that a fork changes. */
export const site = {
  name: 'Article Essence',
  tagline: 'Scientific papers, read and reviewed',
  byline: 'Reviews by members of the Open Data Science community',
  description:
    'Reviews of scientific papers, written by members of the Open Data Science community and easy to read, find and link.',
  /** The origin of a build that is given no `SITE_URL`; the deploy workflow asks GitHub Pages. */
  url: 'https://article-essence.github.io',
  repository: 'https://github.com/article-essence/article-essence',
  language: 'en',
} as const;
