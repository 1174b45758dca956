/** The identity of the site; `.github/DEPLOYING.md` lists everything that a fork changes. */
export const site = {
  name: 'Article Essence',
  tagline: 'Machine-learning papers, read for you',
  byline: 'Reviews by members of the Open Data Science community',
  description:
    'Reviews by members of the Open Data Science community, retold in English: in a few minutes you know what a paper does, how it does it, and what the reviewer made of it.',
  /** The origin if `SITE_URL` is not set; the deploy workflow gets it from GitHub Pages. */
  url: 'https://article-essence.github.io',
  repository: 'https://github.com/article-essence/article-essence',
  /** Of the texts and the interface, as a value of `lang`. */
  language: 'en',
  languageName: 'English',
  /** Of citations, as a CSL locale. */
  locale: 'en-US',
  /** Of the site's own wording and drawings. */
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  /** Of the code. */
  codeLicence: 'MIT',
  /** Where the reviews first appear, and in which language. */
  source: {
    community: 'Open Data Science',
    /** Where one joins the community. */
    url: 'https://ods.ai',
    publication: 'Habr',
    chat: 'Slack',
    channel: '#article_essense',
    language: 'Russian',
  },
} as const;
