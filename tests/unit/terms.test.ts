import { beforeEach, expect, test, vi } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
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

test.each([
  ['memory layers', { text: 'memory layers' }],
  [
    'memory author:Lample year:2019',
    {
      text: 'memory',
      fields: [
        ['author', 'Lample'],
        ['year', '2019'],
      ],
    },
  ],
  [
    'Author:"Guillaume Lample" Reviewer:@graviton',
    {
      text: '',
      fields: [
        ['author', 'Guillaume Lample'],
        ['reviewer', 'graviton'],
      ],
    },
  ],
  ['"product keys" memory', { text: 'product keys memory', phrases: ['product keys'] }],
  ['“product keys”', { text: 'product keys', phrases: ['product keys'] }],
  ['memory -bert -"key value"', { text: 'memory', without: ['bert', 'key value'] }],
  ['layer-rotation - a measure -1', { text: 'layer-rotation - a measure -1' }],
  ['https://arxiv.org/abs/1907.05242', { text: 'https://arxiv.org/abs/1907.05242' }],
  ['arxiv:1907.05242 author: title', { text: 'arxiv:1907.05242 author: title' }],
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
])('%s asks for %j', (text, expected) => {
  expect(slugsWhere(text, terms.hasFields).toSorted()).toEqual(expected);
});

test('a phrase stands in one name, in this order', () => {
  expect(slugsWhere('"product keys"', terms.hasPhrases)).toEqual(['product-key-memory']);
  expect(slugsWhere('"keys product"', terms.hasPhrases)).toEqual([]);
  expect(slugsWhere('"roduct keys"', terms.hasPhrases)).toEqual([]);
});

test('an unwanted word is one of the names, or a form of it', () => {
  expect(slugsWhere('-keys', terms.hasUnwanted)).toEqual(['product-key-memory']);
  expect(slugsWhere('-"memory keys"', terms.hasUnwanted)).toEqual(['product-key-memory']);
  expect(slugsWhere('-zebra', terms.hasUnwanted)).toEqual([]);
});
