/** What a review is published as beside its page, `/reviews/<slug>.bib` and the like. */
export const reviewFormats = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex' },
  ris: { name: 'RIS', type: 'application/x-research-info-systems' },
  'csl.json': { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json' },
  json: { name: 'JSON', type: 'application/json' },
  md: { name: 'Markdown', type: 'text/markdown' },
} as const;
