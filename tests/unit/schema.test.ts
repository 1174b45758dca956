import { beforeEach, describe, expect, test, vi } from 'vitest';

const modules = async () => ({
  ...(await import('../../src/schema/addresses.ts')),
  ...(await import('../../src/schema/digest.ts')),
  ...(await import('../../src/schema/identifier.ts')),
  ...(await import('../../src/schema/review.ts')),
  ...(await import('../../src/schema/text.ts')),
});
let schema: Awaited<ReturnType<typeof modules>>;

// Loaded anew for each test, so that mutants of constants are active in it.
beforeEach(async () => {
  vi.resetModules();
  schema = await modules();
});

const minimal = {
  title: 'A paper',
  authors: ['Ada Example'],
  institution: 'Example University',
  year: 2020,
  link: 'https://arxiv.org/abs/2001.00001v1',
  slack: 'vera',
  digest: '2020-q1',
  number: 1,
};
const optional = {
  country: ['Chile', 'Norway'],
  reviewer: 'Véra O’Example',
  doi: '10.1145/3298689.3347058',
  venue: 'ICML 2019',
  journal: 'Neuroscience',
  code: [{ label: 'adapter-bert', url: 'https://example.org/adapter-bert' }],
  topics: ['language models'],
  aliases: ['Вера Пример'],
  provenance: 'Found again.',
};
const url = 'must be an https address of a public site, such as https://arxiv.org/abs/1806.01603v2';
const list = 'must be text or a list of texts';
const whole = 'must be a whole number, without quotation marks';
const latest = new Date().getFullYear() + 1;

/** Parses, and gives each issue as its path and message, or what was parsed. */
function outcome(name: 'reviewSchema' | 'digestSchema' | 'addressesSchema', value: unknown) {
  const { data, error } = schema[name].safeParse(value);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? data;
}

test('a review is parsed to normal forms', () => {
  const institution = ['Example University'];
  expect(outcome('reviewSchema', minimal)).toEqual({ ...minimal, institution });
  expect(outcome('reviewSchema', { ...minimal, ...optional, title: ' E\u0301a ' })).toEqual({
    ...{ ...minimal, ...optional, institution, title: 'Éa' },
  });
  const elsewhere = { ...minimal, institution: undefined };
  expect(outcome('reviewSchema', { ...elsewhere, country: 'Chile' })).toEqual({
    ...{ ...elsewhere, country: ['Chile'] },
  });
});

test('a family name that comes first is put last, and its words stay together', () => {
  const authors = ['Ferrari Dacrema, Maurizio', 'Example,Ada', 'Ada Example'];
  expect(outcome('reviewSchema', { ...minimal, authors })).toMatchObject({
    authors: ['Maurizio Ferrari\u00A0Dacrema', 'Ada Example', 'Ada Example'],
  });
  const message = 'must be one name: `Given Family` or `Family, Given`';
  expect(outcome('reviewSchema', { ...minimal, authors: ['A, B, C', ', B'] })).toEqual([
    `authors.0: ${message}`,
    `authors.1: ${message}`,
  ]);
});

test.each([
  ['title', undefined, 'is missing'],
  ['title', null, 'is missing'],
  ['title', 2024, 'must be text; put it in quotation marks'],
  ['title', '  ', 'must not be empty'],
  ['title', 'x'.repeat(501), 'must be at most 500 characters long'],
  ['title', 'x'.repeat(500), undefined],
  ['title', 'a\nb', 'must be one line'],
  ['title', 'a\u200Bb', 'contains an invisible character'],
  ['authors', undefined, 'is missing'],
  ['authors', 'Ada', 'must be a list of names'],
  ['authors', [], 'must name at least one author'],
  ['institution', undefined, 'is missing; it may be left out only where a country is given'],
  ['institution', [], 'must not be empty'],
  ['institution', 7, list],
  ['country', {}, list],
  ['year', undefined, 'is missing'],
  ['year', '2020', whole],
  ['year', 2020.5, whole],
  ['year', 1899, 'must be 1900 or later'],
  ['year', 1900, undefined],
  ['year', latest, undefined],
  ['year', latest + 1, `must be ${latest} or earlier`],
  ['link', undefined, 'is missing'],
  ['link', 7, 'must be text'],
  ['link', 'https://example.org/a b', 'contains a space'],
  ['link', 'http://example.org', url],
  ['reviewer', 'Вера', 'must be in Latin letters; `aliases` takes other spellings'],
  ['reviewer', 'Vera В', 'must be in Latin letters; `aliases` takes other spellings'],
  ['reviewer', 'В Vera', 'must be in Latin letters; `aliases` takes other spellings'],
  ['slack', '@vera', 'must be the handle alone, without @'],
  ['slack', 'vеra', 'must not mix Latin letters with those of other scripts'],
  ['number', undefined, 'is missing'],
  ['number', 0, 'must be at least 1'],
  ['number', '1', whole],
  ['doi', 'doi:10.1145/3', 'must be the DOI alone, such as 10.1145/3298689.3347058'],
  ['doi', '10.1145', 'must be the DOI alone, such as 10.1145/3298689.3347058'],
  ['code', 'x', 'must be a list of `label` and `url`'],
  ['topics', 'x', 'must be a list of texts'],
  ['aliases', 'x', 'must be a list of texts'],
])('of a review, %s is checked: %#', (key, value, message) => {
  const found = outcome('reviewSchema', { ...minimal, [key]: value });
  if (message === undefined) expect(found).not.toBeInstanceOf(Array);
  else expect(found).toEqual([`${key}: ${message}`]);
});

test('unknown keys are refused', () => {
  const digest = {
    ...{ title: 'A', from: '2019-07', to: '2019-09', source: 'https://example.org/d' },
  };
  const code = [{ label: 'a', url: 'https://example.org', x: 1 }];
  const unrecognized = 'Unrecognized key: "x"';
  expect(outcome('reviewSchema', { ...minimal, x: 1 })).toEqual([`: ${unrecognized}`]);
  expect(outcome('reviewSchema', { ...minimal, code })).toEqual([`code.0: ${unrecognized}`]);
  expect(outcome('digestSchema', { ...digest, x: 1 })).toEqual([`: ${unrecognized}`]);
  expect(outcome('addressesSchema', { redirects: {}, x: 1 })).toEqual([`: ${unrecognized}`]);
});

test.each([
  ['2019-07', '2019-09', undefined],
  ['2019-12', '2019-12', undefined],
  ['2019-07', '2019-06', 'to: must not be before `from`'],
])('a digest from %s to %s: %s', (from, to, problem) => {
  const digest = { title: 'A', from, to, source: 'https://example.org/d' };
  expect(outcome('digestSchema', digest)).toEqual(problem === undefined ? digest : [problem]);
});

test.each(['2019-13', '2019-00', '2019-7', '19-07', '2019-070', '12019-07'])(
  '%s is no month',
  (to) => {
    const digest = { title: 'A', from: '0000-01', to, source: 'https://example.org/d' };
    expect(outcome('digestSchema', digest)).toEqual(['to: must be a month, such as "2019-07"']);
  },
);

test('addresses lead from one text to another', () => {
  const redirects = { draft: 'paper', 'paper#a': 'paper#b' };
  expect(outcome('addressesSchema', { redirects })).toEqual({ redirects });
  expect(outcome('addressesSchema', { redirects: { draft: '' } })).toEqual([
    'redirects.draft: must not be empty',
  ]);
});

test.each([
  ['https://example.org', true],
  ['https://a-b.example.org/x?y#z', true],
  ['https://example.org:8443/', true],
  ['https://arxiv.co.uk/', true],
  ['xhttps://example.org', false],
  ['https:///example.org', false],
  ['https://\\example.org', false],
  ['https://exa mple.org', false],
  ['https://example', false],
  ['https://example.o', false],
  ['https://127.0.0.1/', false],
  ['https://[::1]/', false],
  ['https://exämple.org/', false],
  ['https://аrxiv.org/', false],
  ['https://example.org%00/', false],
  ['https://vera@example.org/', false],
  ['https://:pass@example.org/', false],
])('%s is an address of a public site: %s', (value, expected) => {
  expect(schema.isPublicHttps(value)).toBe(expected);
});

test.each([
  ['vera пример', true],
  ['vera_7-пример', true],
  ['vеra', false],
  ['vera vеra', false],
  ['вerа', false],
  ['', true],
])('%j has one script a word: %s', (value, expected) => {
  expect(schema.hasNoMixedLatin(value)).toBe(expected);
});

describe('identifiers', () => {
  const arxiv = { kind: 'arxiv', value: '1806.01603' };
  const doi = { kind: 'doi', value: '10.1145/3298689.3347058' };
  const address = (value: string) => ({ kind: 'address', value });

  test.each([
    ['1806.01603', arxiv],
    [' 1806.01603v12 ', { ...arxiv, version: 'v12' }],
    ['arXiv:1806.01603', arxiv],
    ['arxiv:  1806.01603', arxiv],
    ['https://arxiv.org/abs/1806.01603v2', { ...arxiv, version: 'v2' }],
    ['http://www.arxiv.org/pdf/1806.01603.pdf', arxiv],
    ['https://export.arxiv.org/html/1806.01603', arxiv],
    ['https://ar5iv.labs.arxiv.org/html/1806.01603', arxiv],
    ['1801.0001', { kind: 'arxiv', value: '1801.0001' }],
    ['hep-th/9901001', { kind: 'arxiv', value: 'hep-th/9901001' }],
    ['math.GT/0309136v1', { kind: 'arxiv', value: 'math.GT/0309136', version: 'v1' }],
    ['10.1145/3298689.3347058', doi],
    ['DOI: 10.1145/3298689.3347058', doi],
    ['doi:10.1145/3298689.3347058', doi],
    ['https://dx.doi.org/10.1145/3298689.3347058', doi],
    ['http://doi.org/10.1145/3298689.3347058', doi],
    ['https://www.Example.org/paper/', address('Example.org/paper')],
    ['http://example.org', address('example.org')],
    ['https://arxiv.org/abs/1806.01603v2x', address('arxiv.org/abs/1806.01603v2x')],
    ['x1806.01603', undefined],
    ['1806.016', undefined],
    ['1806.016033', undefined],
    ['x10.1145/1', undefined],
    ['10.114/1', undefined],
    ['10.1145/a b', undefined],
    ['xhttps://example.org', undefined],
    ['https://example.org/a b', undefined],
    ['deep learning', undefined],
  ])('%s is %j', (text, expected) => {
    expect(schema.parseIdentifier(text)).toEqual(expected);
  });

  test('are compared by their keys', () => {
    const link = 'https://arxiv.org/abs/math.GT/0309136v2';
    expect(schema.paperKeys({ link, doi: '10.1145/ABC' })).toEqual([
      ...['arxiv:math.gt/0309136', 'doi:10.1145/abc'],
    ]);
    const elsewhere = { link: 'https://Example.org/Paper' };
    expect(schema.paperKeys(elsewhere)).toEqual([]);
    expect(schema.identifiersOf(elsewhere).map(schema.identifierKey)).toEqual([
      'example.org/paper',
    ]);
  });
});
