import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { contentDir } from '../../src/environment.ts';
import { libraryOf } from '../../src/library/library.ts';
import { apa, bibtex } from '../../src/files/citation/formats.ts';
import { bibliography } from '../../src/files/citation/citations.ts';
import { ris } from '../../src/files/citation/ris.ts';
import {
  nameOf,
  paperItem,
  reviewItem,
  type Item,
  type Name,
} from '../../src/files/citation/items.ts';

const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as typeof import('@citation-js/core');
require('@citation-js/plugin-ris');

const { reviews } = libraryOf(await readContent(contentDir));
const items = reviews.flatMap((review) => [reviewItem(review), paperItem(review)]);

const familyOf = (name: Name): string =>
  'family' in name
    ? [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
    : name.literal;

const comparable = ({ title, author, issued }: Item) => ({
  title: title.replaceAll(/[“”]/g, '"').toLowerCase(),
  author: author.map(familyOf),
  year: issued['date-parts'][0][0],
});

test.each([
  ['BibTeX', () => bibliography(reviews)],
  ['RIS', () => ris(items)],
  ['CSL-JSON', () => JSON.stringify(items)],
])('%s of every review and paper survives a round trip', async (_name, write) => {
  const parsed = new Cite(await write()).data as Item[];
  expect(parsed.map(comparable)).toEqual(items.map(comparable));
});

test('special characters and Cyrillic survive BibTeX', () => {
  const item: Item = {
    id: 'x',
    type: 'article',
    title: 'R&D at 100% of {cost _and_ more #1',
    author: [nameOf('Hervé Jégou'), nameOf('Святослав Скоблов')],
    issued: { 'date-parts': [[2019]] },
    URL: 'https://example.org/a_b?c=d&e=100%25',
  };
  const [parsed] = new Cite(bibtex(item)).data as Item[];
  expect(parsed?.title).toBe('R&D at 100% of cost _and_ more #1');
  expect(parsed?.author[0]).toEqual(item.author[0]);
  // The parser does not support Cyrillic names.
  expect(bibtex(item)).toContain(' and Скоблов, Святослав}');
  expect(parsed?.URL).toBe(item.URL);
});

test('a review and its paper are cited separately', () => {
  const [review, paper] = items.filter(({ id }) => id.endsWith('layer-rotation'));
  if (!review || !paper) throw new Error('Nothing to cite');
  expect(apa(review)).toBe(
    'Skoblov, S. (2019). [Review of Layer rotation: a surprisingly powerful indicator of generalization in deep networks?, by S. Carbonnelle & C. De Vleeschouwer] (Article Essence, Trans.). Article Essence. https://article-essence.github.io/reviews/layer-rotation/',
  );
  expect(apa(paper)).toMatch(
    /^Carbonnelle, S\., & De Vleeschouwer, C\. \(\d{4}\)\. Layer rotation/,
  );
});

test.each([
  ['Quoc V. Le', { given: 'Quoc V.', family: 'Le' }],
  [
    'Quentin de Laroussilhe',
    { given: 'Quentin', 'non-dropping-particle': 'de', family: 'Laroussilhe' },
  ],
  ['Ana de  la  Cruz', { given: 'Ana', 'non-dropping-particle': 'de  la', family: 'Cruz' }],
  ['Christophe  De  Vleeschouwer', { given: 'Christophe', family: 'De  Vleeschouwer' }],
  ['Gino Del Ferraro', { given: 'Gino', family: 'Del Ferraro' }],
  ['Maurizio Ferrari\u00A0Dacrema', { given: 'Maurizio', family: 'Ferrari Dacrema' }],
  ['Alexey', { literal: 'Alexey' }],
])('the name %s has the parts %j', (name, parts) => {
  expect(nameOf(name)).toEqual(parts);
});

test('a paper is cited as what it is: of a conference, a journal or arXiv', () => {
  const kind = (appeared: { venue?: string; journal?: string }) => {
    const arxiv = reviews.find(
      ({ venue, journal }) => venue === undefined && journal === undefined,
    );
    if (!arxiv) throw new Error('no preprint');
    const { type, 'container-title': container, publisher } = paperItem({ ...arxiv, ...appeared });
    return [type, container, publisher];
  };
  expect(kind({ venue: 'ICML 2019' })).toEqual(['paper-conference', 'ICML 2019', undefined]);
  expect(kind({ journal: 'Neuroscience' })).toEqual(['article-journal', 'Neuroscience', undefined]);
  expect(kind({})).toEqual(['article', undefined, 'arXiv']);
});
