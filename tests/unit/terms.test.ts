import { beforeEach, expect, test, vi } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { expander } from '../../src/search/glossary.ts';
import { recordOf } from '../../src/search/records.ts';

const module = () => import('../../src/search/terms.ts');
let terms = await module();
const { reviews } = await readContent('tests/fixtures/nine');
const records = reviews.map(({ slug, data }) => recordOf({ ...data, slug }));

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  terms = await module();
});

const field = (name: string, value: string, isExcluded = false) => ({
  ...{ field: name, value, isExcluded },
});

test.each([
  ['memory layers', { text: 'memory layers' }],
  [
    'memory author:Lample year:2019',
    {
      text: 'memory',
      fields: [field('author', 'Lample'), field('year', '2019')],
    },
  ],
  [
    'Author:"Guillaume Lample" Reviewer:@graviton',
    {
      text: '',
      fields: [field('author', 'Guillaume Lample'), field('reviewer', 'graviton')],
    },
  ],
  ['"product keys" memory', { text: 'product keys memory', phrases: ['product keys'] }],
  ['“product keys”', { text: 'product keys', phrases: ['product keys'] }],
  ['memory -bert -"key value"', { text: 'memory', without: ['bert', 'key value'] }],
  ['layer-rotation - a measure -2019', { text: 'layer-rotation - a measure', without: ['2019'] }],
  ['a = b -c', { text: 'a = b -c' }],
  ['-author:Lample x', { text: 'x', fields: [field('author', 'Lample', true)] }],
  ['author: Lample', { text: '', fields: [field('author', 'Lample')] }],
  ['«product keys»', { text: 'product keys', phrases: ['product keys'] }],
  ['https://arxiv.org/abs/1907.05242', { text: 'https://arxiv.org/abs/1907.05242' }],
  ['arxiv:1907.05242 author:', { text: 'arxiv:1907.05242 author:' }],
  ['constructor:x', { text: 'constructor:x' }],
  ['an "open quote', { text: 'an open quote' }],
])('%s is parsed', (text, expected) => {
  const empty = { phrases: [], without: [], fields: [] };
  expect(terms.parseTerms(text)).toEqual({ ...empty, ...expected });
});

test('quotes can be taken away', () => {
  expect(terms.withoutQuotes('a "b c" author:"d e"')).toBe('a b c author:"d e"');
});

const slugsWhere = (text: string, isKept: typeof terms.hasFields): string[] =>
  records.filter((record) => isKept(record, terms.parseTerms(text))).map(({ slug }) => slug);

test.each([
  ['reviewer:Skoblov', ['conscious-to-subliminal', 'layer-rotation']],
  ['reviewer:скоблов', ['conscious-to-subliminal', 'layer-rotation']],
  ['reviewer:error_derivative year:2018', ['layer-rotation']],
  ['author:Lample', ['product-key-memory']],
  ['author:"Lample Guillaume"', ['product-key-memory']],
  ['author:Skoblov', []],
  ['institution:"facebook ai"', ['product-key-memory', 'roberta']],
  ['year:1999', []],
  ['year:201', []],
  ['year:2018 year:1999', ['layer-rotation']],
  ['-year:2019', ['layer-rotation']],
])('%s asks for %j', (text, expected) => {
  expect(slugsWhere(text, terms.hasFields).toSorted()).toEqual(expected);
});

test.each([
  ['author:Lampel', 'author:"lample"'],
  ['topic:CV memory', 'memory topic:"computer vision"'],
  ['reviewer:Skobolv -bert', '-"bert" reviewer:"skoblov"'],
  ['-reviewer:Skobolv', undefined],
  ['author:Lample', undefined],
  ['author:Zebra', undefined],
  ['year:2091', undefined],
  ['memory', undefined],
])('%s is corrected to %s', async (text, correction) => {
  const glossary = expander({ terms: { 'computer vision': ['CV'] } });
  const parsed = terms.parseTerms(text);
  const corrected = await terms.correctFields(parsed, records, () => Promise.resolve(glossary));
  expect(corrected.correction).toBe(correction);
  if (correction === undefined) expect(corrected.terms).toEqual(parsed);
  else expect(corrected.terms).toEqual(terms.parseTerms(correction));
});

test('a phrase stands in one name, in this order', () => {
  expect(slugsWhere('"product keys"', terms.hasPhrases)).toEqual(['product-key-memory']);
  expect(slugsWhere('"keys product"', terms.hasPhrases)).toEqual([]);
  expect(slugsWhere('"roduct keys"', terms.hasPhrases)).toEqual([]);
  expect(slugsWhere('"Carbonnelle Christophe"', terms.hasPhrases)).toEqual([]);
});

test('an unwanted word is one of the names, or its plural', () => {
  expect(slugsWhere('-key', terms.hasUnwanted)).toEqual(['product-key-memory']);
  expect(slugsWhere('-"product keys"', terms.hasUnwanted)).toEqual(['product-key-memory']);
  expect(slugsWhere('-"memory keys"', terms.hasUnwanted)).toEqual([]);
  expect(slugsWhere('-prod', terms.hasUnwanted)).toEqual([]);
});
