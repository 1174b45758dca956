import { expect, test } from 'vitest';
import { readContent } from '../../src/check/content.ts';
import { contentDir } from '../../src/environment.ts';
import { identifierKey, parseIdentifier } from '../../src/schema/identifier.ts';
import { nameIndex } from '../../src/search/names.ts';
import {
  packRecords,
  recordOf,
  unpackRecords,
  type SearchRecord,
} from '../../src/search/records.ts';
import { soundOf, wordsOf } from '../../src/search/spelling.ts';

const recordsIn = async (content: string): Promise<SearchRecord[]> =>
  (await readContent(content)).reviews.map(({ slug, data, formulas }) =>
    recordOf({ ...data, slug }, formulas.words),
  );
const find = nameIndex(await recordsIn('tests/fixtures/nine'));

test('records survive the round trip to the browser', async () => {
  const records = await recordsIn(contentDir);
  const packed = JSON.stringify(packRecords(records));
  expect(unpackRecords(JSON.parse(packed) as ReturnType<typeof packRecords>)).toEqual(records);
});

test.each([
  ['memory layers', 'product-key-memory'],
  ['layers memory', 'product-key-memory'],
  ['effic', 'efficientnet'],
  ['lample', 'product-key-memory'],
  ['Jégou', 'product-key-memory'],
  ['jegou', 'product-key-memory'],
  ['error_derivative', 'layer-rotation'],
  ['derivative', 'layer-rotation'],
  ['alexander denisenko', 'efficientnet'],
  ['1907.05242', 'product-key-memory'],
  ['arXiv:1806.01603v2', 'layer-rotation'],
  ['https://arxiv.org/pdf/1905.11946v3.pdf', 'efficientnet'],
  ['Скоблов', 'layer-rotation'],
  ['карначев', 'adapters'],
  ['Артём Родичев', 'roberta'],
  ['Артем', 'roberta'],
  ['Aleksei Karnachev', 'adapters'],
  ['\\sqrt{N}', 'product-key-memory'],
])('%s is found as typed', (query, slug) => {
  const { records: found, correction } = find(query);
  expect(found[0]?.slug).toBe(slug);
  expect(correction).toBe(undefined);
});

test.each([
  ['karnachov', 'adapters', 'Karnachev'],
  ['karanchev', 'adapters', 'Karnachev'],
  ['jarnachev', 'adapters', 'Karnachev'],
  ['roberto', 'roberta', 'RoBERTa'],
  ['eficientnet', 'efficientnet', 'EfficientNet'],
  ['errxr_derivatvie', 'layer-rotation', 'error_derivative'],
  ['Ылщидщм', 'layer-rotation', 'Skoblov'],
  ['crj,kjd', 'layer-rotation', 'Skoblov'],
])('%s is found in spite of its spelling', (query, slug, meant) => {
  const { records: found, correction } = find(query);
  expect(found[0]?.slug).toBe(slug);
  expect(correction).toBe(meant);
});

test('a query that matches nothing finds nothing', () => {
  for (const query of ['', '   ', 'xyzzyq', '.*+?^${}()|[]\\', '😀']) {
    expect(find(query).records, query).toEqual([]);
  }
});

test.each([
  ['Alexey', 'Алексей'],
  ['Artyom', 'Артём'],
  ['Sviatoslav', 'Святослав'],
  ['Kuznetzov', 'Кузнецов'],
  ['Shcherbakov', 'Щербаков'],
  ['Iurii', 'Юрий'],
  ['Evgenii', 'Yevgeniy'],
])('%s sounds like %s', (one, other) => {
  expect(wordsOf(one).map(soundOf)).toEqual(wordsOf(other).map(soundOf));
});

test.each([
  ['2001.00001v1', 'arxiv:2001.00001'],
  ['hep-th/9901001', 'arxiv:hep-th/9901001'],
  ['https://doi.org/10.1145/3298689.3347058', 'doi:10.1145/3298689.3347058'],
  ['10.1145/3298689.3347058', 'doi:10.1145/3298689.3347058'],
  ['https://www.example.org/paper/', 'example.org/paper'],
  ['2019', undefined],
  ['deep learning', undefined],
])('%s holds the identifier %s', (text, identifier) => {
  const found = parseIdentifier(text);
  expect(found && identifierKey(found)).toBe(identifier);
});
