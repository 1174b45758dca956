import { sites } from '../sites.ts';

/** A page of each kind, by its URL: lists of reviews, and lists of groups, are one kind each. */
export const kinds: readonly string[] = [
  ...[
    '',
    'digests/2019-q3/',
    'reviews/osnet/',
    'reviewers/',
    'topics/memory/',
    'papers/',
    'about/',
    'search/?q=memory',
    '404.html',
  ].map((path) => sites.nine.url + path),
  `${sites.everything.url}reviews/everything/`,
  `${sites.everything.url}digests/2020-q1/all/`,
];
