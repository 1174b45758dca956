import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { contentDir } from '../../src/environment.ts';
import { libraryOf } from '../../src/library/library.ts';
import { apa, bibtex } from '../../src/files/citation/formats.ts';
import { bibliography } from '../../src/files/citation/citations.ts';
import { coins } from '../../src/files/citation/coins.ts';
import { ris } from '../../src/files/citation/ris.ts';
import { nameOf, paperItem, reviewItem, type Item } from '../../src/files/citation/items.ts';

const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as typeof import('@citation-js/core');
require('@citation-js/plugin-ris');

const { reviews } = libraryOf(await readContent(contentDir));
const items = reviews.flatMap((review) => [reviewItem(review), paperItem(review)]);

/** Readers part a particle from the family name, or do not. */
const familyOf = (
  name: { 'non-dropping-particle'?: string; family: string } | { literal: string },
): string =>
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
    'Skoblov, S. (2019). [Review of Layer rotation: a surprisingly powerful indicator of generalization in deep networks?, by S. Carbonnelle & C. De Vleeschouwer] (Article Essence, Trans.). Article Essence, Papers Read for You: July to September 2019. https://article-essence.github.io/reviews/layer-rotation/',
  );
  expect(apa(paper)).toMatch(
    /^Carbonnelle, S\., & De Vleeschouwer, C\. \(\d{4}\)\. Layer rotation/,
  );
});

test.each([
  ['Quoc V. Le', { given: 'Quoc V.', family: 'Le' }],
  ['Quentin de Laroussilhe', { given: 'Quentin', family: 'de Laroussilhe' }],
  ['Ana de  la  Cruz', { given: 'Ana', family: 'de  la  Cruz' }],
  ['Christophe  De  Vleeschouwer', { given: 'Christophe', family: 'De  Vleeschouwer' }],
  ['Gino Del Ferraro', { given: 'Gino', family: 'Del Ferraro' }],
  ['Maurizio Ferrari\u00A0Dacrema', { given: 'Maurizio', family: 'Ferrari Dacrema' }],
  ['Alexey', { literal: 'Alexey' }],
])('the name %s has the parts %j', (name, parts) => {
  expect(nameOf(name)).toEqual(parts);
});

/** A preprint of the site, as if it had appeared in these. */
const paperIn = (appeared: { venue?: string; journal?: string; doi?: string } = {}): Item => {
  const preprint = reviews.find(
    ({ venue, journal, category }) =>
      venue === undefined && journal === undefined && category !== undefined,
  );
  if (!preprint) throw new Error('no preprint');
  return paperItem({
    ...preprint,
    authors: ['Maurizio Ferrari\u00A0Dacrema', 'Plato'],
    title: 'Sparse & small',
    year: 2018,
    link: 'https://arxiv.org/abs/1801.00003v3',
    category: 'cs.LG',
    ...appeared,
  });
};

/** The fields of a line each, by their tags or names. */
const fieldsOf = (text: string, field: RegExp): Record<string, string> =>
  Object.fromEntries([...text.matchAll(field)].map(([, name = '', value = '']) => [name, value]));

const inRis = (item: Item): Record<string, string> =>
  fieldsOf(ris([item]), /^([A-Z][A-Z\d]) {2}- (.*)\r$/gm);

test.each([
  [
    'a preprint',
    paperIn(),
    'misc',
    { TY: 'MANSCPT', M1: 'arXiv:1801.00003v3', PB: 'arXiv' },
    { rft_val_fmt: 'info:ofi/fmt:kev:mtx:dc', 'rft.type': 'preprint', 'rft.publisher': 'arXiv' },
  ],
  [
    'a conference paper',
    paperIn({ venue: 'Examples 2018' }),
    'inproceedings',
    { TY: 'CONF', T2: 'Examples 2018' },
    {
      rft_val_fmt: 'info:ofi/fmt:kev:mtx:book',
      'rft.genre': 'proceeding',
      'rft.atitle': 'Sparse & small',
      'rft.btitle': 'Examples 2018',
    },
  ],
  [
    'a journal paper',
    paperIn({ journal: 'Neuroscience', doi: '10.1000/sparse' }),
    'article',
    { TY: 'JOUR', T2: 'Neuroscience', DO: '10.1000/sparse' },
    {
      rft_val_fmt: 'info:ofi/fmt:kev:mtx:journal',
      'rft.atitle': 'Sparse & small',
      'rft.jtitle': 'Neuroscience',
    },
  ],
])('%s is one in BibTeX, RIS and COinS', (_name, item, type, risFields, coinsFields) => {
  expect(bibtex(item)).toMatch(new RegExp(`^@${type}\\{`));
  expect(fieldsOf(bibtex(item), /^\t(\w+) = \{(.*)\},$/gm)).toMatchObject({
    author: 'Ferrari Dacrema, Maurizio and {Plato}',
    eprint: '1801.00003v3',
    archiveprefix: 'arXiv',
    eprinttype: 'arxiv',
    primaryclass: 'cs.LG',
  });
  expect(inRis(item)).toMatchObject({ ...risFields, PY: '2018', DA: '2018', TI: 'Sparse & small' });
  const context = new URLSearchParams(coins(item));
  expect(Object.fromEntries(context)).toMatchObject({ ...coinsFields, 'rft.date': '2018' });
  expect(context.getAll('rft.au')).toEqual(['Ferrari Dacrema, Maurizio', 'Plato']);
  expect(context.getAll('rft_id')).toEqual([
    ...(item.DOI === undefined ? [] : [`info:doi/${item.DOI}`]),
    'https://arxiv.org/abs/1801.00003v3',
  ]);
});

test('a review is a web page by its reviewer, retold by the site, in every format', () => {
  const [review] = reviews.filter(({ reviewer }) => reviewer === undefined);
  if (!review) throw new Error('no review by a handle alone');
  const by = `@${review.slack}`;
  const item = reviewItem(review);
  expect(item).toMatchObject({
    type: 'webpage',
    author: [{ literal: by }],
    translator: [{ literal: 'Article Essence' }],
    'collection-title': review.collectedIn.title,
  });
  expect(bibtex(item)).toMatch(/^@online\{/);
  expect(fieldsOf(bibtex(item), /^\t(\w+) = \{(.*)\},$/gm)).toMatchObject({
    author: `{${by}}`,
    translator: '{Article Essence}',
    organization: 'Article Essence',
    year: '2019',
    month: '9',
    language: 'english',
  });
  expect(inRis(item)).toMatchObject({
    ...{ TY: 'ELEC', AU: by, A4: 'Article Essence', DA: '2019/09', T2: 'Article Essence' },
    ...{ M3: 'Review', LA: 'en', AB: review.text.summary },
  });
  expect(Object.fromEntries(new URLSearchParams(coins(item)))).toMatchObject({
    ...{ 'rft.type': 'webpage', 'rft.title': item.title, 'rft.au': by, 'rft.date': '2019-09' },
    ...{ 'rft.source': 'Article Essence', 'rft.contributor': 'Article Essence,' },
    ...{ 'rft.language': 'en', rft_id: item.URL },
  });
});

test('COinS are safe from what would end them early', () => {
  const title = 'A = b & 100% of c+d; <e> "f"';
  const written = coins({ ...paperIn({ journal: 'J' }), title });
  expect(written).toMatch(/^[\w.~!'()*%=&-]+$/);
  expect(new URLSearchParams(written).get('rft.atitle')).toBe(title);
  expect(() => coins({ ...paperIn(), type: 'song' })).toThrow('No COinS for song');
});
