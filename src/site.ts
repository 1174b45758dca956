/** What the site says of itself; `.github/DEPLOYING.md` lists all that a fork changes. */
export const site = {
  name: 'Article Essence',
  tagline: 'Scientific papers, read and reviewed',
  byline: 'Reviews by members of the Open Data Science community',
  description:
    'Reviews of scientific papers, written by members of the Open Data Science community and easy to read, find and link.',
  /** The origin of a build that is given no `SITE_URL`; the deploy workflow asks GitHub Pages. */
  url: 'https://article-essence.github.io',
  repository: 'https://github.com/article-essence/article-essence',
  /** Of the texts and the interface, as HTML names it. */
  language: 'en',
  languageName: 'English',
  /** Of citations, as CSL names it. */
  locale: 'en-US',
  /** What the texts may be used under. */
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  /** What the code may be used under. */
  codeLicence: 'MIT',
  /** Where the reviews first appear. */
  source: {
    community: 'Open Data Science',
    chat: 'Slack',
    channel: '#article_essense',
    language: 'Russian',
  },
} as const;
