import { beforeEach, expect, test, vi } from 'vitest';
import { readContent, type Content } from '../../src/compile/content.ts';
import { contentDir } from '../../src/environment.ts';
import type { PackedRecords, SearchRecord } from '../../src/search/records.ts';

const modules = async () => ({
  ...(await import('../../src/search/fields.ts')),
  ...(await import('../../src/search/names.ts')),
  ...(await import('../../src/search/query.ts')),
  ...(await import('../../src/search/records.ts')),
  ...(await import('../../src/search/spelling.ts')),
});
const contents = {
  site: await readContent(contentDir),
  nine: await readContent('tests/fixtures/nine'),
  golden: await readContent('tests/fixtures/golden/content'),
};
let search: Awaited<ReturnType<typeof modules>>;
let nine: readonly SearchRecord[];
let golden: readonly SearchRecord[];

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  search = await modules();
  nine = recordsOf(contents.nine);
  golden = recordsOf(contents.golden);
});

function recordsOf({ reviews }: Content): SearchRecord[] {
  return reviews.map(({ slug, data }) => search.recordOf({ ...data, slug }));
}

test('records survive the way to the browser', () => {
  const records = recordsOf(contents.site);
  const packed = JSON.stringify(search.packRecords(records));
  expect(search.unpackRecords(JSON.parse(packed) as PackedRecords)).toEqual(records);
});

test('every review is found by title, author, reviewer and handle', () => {
  const records = recordsOf(contents.site);
  const find = search.nameIndex(records);
  for (const { slug, data } of contents.site.reviews) {
    const { title, authors, reviewer, slack, aliases = [] } = data;
    const names = reviewer ? [reviewer, reviewer.split(' ').at(-1) ?? ''] : [];
    for (const query of [
      title,
      title.split(' ').slice(0, 3).join(' '),
      authors[0]?.split(' ').at(-1) ?? '',
      ...[...names, slack, `@${slack}`, ...aliases],
    ]) {
      const queryWords = search.wordsOf(query);
      // Others that have each word, too, may come before it.
      const matches = records.filter((record) => {
        const { title, authors, institutions, reviewer, handle, topics } = record;
        const own = records.filter((other) => other.handle === handle);
        const aliases = own.flatMap((other) => other.aliases);
        const all = [title, authors, institutions, reviewer, handle, topics, aliases];
        const words = search.wordsOf(all.flat().join(' '));
        return queryWords.every((word) => words.some((other) => other.startsWith(word)));
      });
      const slugs = find(query).records.map((record) => record.slug);
      expect(slugs.slice(0, Math.max(1, matches.length)), query).toContain(slug);
    }
  }
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
  ['eficientnet', 'efficientnet'],
  ['роберта', 'roberta'],
  ['https://www.semanticscholar.org/arxiv/1905.11946', 'efficientnet'],
  ['[1905.11946v3] EfficientNet', 'efficientnet'],
  ['1905ю11946', 'efficientnet'],
  ['1905.1194', 'efficientnet'],
  ['KaiyangZhou/deep-person-reid', 'osnet'],
  ['https://example.org/reviews/osnet/#results', 'osnet'],
])('%s is found as it is', (query, slug) => {
  const { records: found, correction } = search.nameIndex(nine)(query);
  expect(found[0]?.slug).toBe(slug);
  expect(correction).toBe(undefined);
});

test('an address is told from others by its parameters, and `.git` may follow', () => {
  const [one, ...others] = nine;
  const records = one ? [{ ...one, identifiers: ['openreview.net/forum?id=b1'] }, ...others] : [];
  const find = search.nameIndex(records);
  expect(find('https://openreview.net/forum?id=B1#text').records).toEqual([records[0]]);
  expect(find('https://openreview.net/forum?id=B2').records).toEqual([]);
  const [code] = find('git clone https://github.com/KaiyangZhou/deep-person-reid.git').records;
  expect(code?.slug).toBe('osnet');
});

test.each([
  ['karnachov', 'adapters', 'Karnachev'],
  ['karanchev', 'adapters', 'Karnachev'],
  ['jarnachev', 'adapters', 'Karnachev'],
  ['roberto', 'roberta', 'RoBERTa'],
  ['efficientnat', 'efficientnet', 'EfficientNet'],
  ['errxr_derivatvie', 'layer-rotation', 'error_derivative'],
  ['Ылщидщм', 'layer-rotation', 'Skoblov'],
  ['crj,kjd', 'layer-rotation', 'Skoblov'],
])('%s is found as what was meant', (query, slug, meant) => {
  const { records: found, correction } = search.nameIndex(nine)(query);
  expect(found[0]?.slug).toBe(slug);
  expect(correction).toBe(meant);
  expect(search.nameIndex(nine)(query, { asTyped: true })).toEqual({ records: [] });
});

test('a short first name is found in another layout beside a surname', () => {
  const [one, ...others] = nine;
  const anna = { reviewer: 'Anna Orlova', aliases: ['Анна Орлова'] };
  const find = search.nameIndex(one ? [{ ...one, ...anna }, ...others] : []);
  const { records: found, correction } = find('Fyyf Jhkjdf');
  expect(found.map(({ slug }) => slug)).toEqual([one?.slug]);
  expect(correction).toBe('Anna Orlova');
});

test('a query that matches no name finds nothing', () => {
  for (const query of [
    'LSTM',
    'GAN',
    'SVM',
    'ViT',
    'DQN',
    'BYOL',
    'NTK',
    'SAC',
    'tSNE',
    '',
    '   ',
    'xyzzyq',
    '.*+?^${}()|[]\\',
    '😀',
  ]) {
    expect(search.nameIndex(nine)(query).records, query).toEqual([]);
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
  const soundsOf = (text: string) => search.wordsOf(text).map(search.soundOf);
  expect(soundsOf(one)).toEqual(soundsOf(other));
});

test.each([
  ...[
    ['shchuka', 'suka'],
    ['schmidt', 'smidt'],
    ['shumov', 'sumov'],
    ['zhukov', 'zukov'],
  ],
  ...[
    ['kharkov', 'harkov'],
    ['philip', 'filip'],
    ['tchaikovsky', 'caikovski'],
    ['tzar', 'car'],
  ],
  ...[
    ['tsoy', 'coi'],
    ['chekhov', 'cehov'],
    ['cecil', 'cecil'],
    ['quick', 'kuik'],
    ['clara', 'klara'],
  ],
  ...[
    ['alekseyev', 'alexev'],
    ['wolf', 'volf'],
    ['artjiom', 'artem'],
    ['mariia', 'mara'],
  ],
  ...[
    ['yjurijy', 'uri'],
    ['mississippi', 'misisipi'],
    ["solov'ev", 'solovev'],
    ['aaaaa', 'a'],
  ],
])('the sound of %s is %s', (word, sound) => {
  expect(search.soundOf(word)).toBe(sound);
});

// Golden values of one review, whose frontmatter has every key.
test.each([
  ['where to find them', ['golden']],
  ['Berg', ['golden']],
  ['Vera', ['archive', 'golden', 'workshop']],
  // The start of a handle; too short to be found by its sound.
  ['gol', ['archive', 'golden', 'workshop']],
  ['@onlyhandle', ['preprint']],
  ['Примерова', ['golden']],
  ['Institute of Examples', ['archive', 'golden']],
  ['image recognition', ['golden']],
  ['2018', ['golden']],
  ['arXiv:1801.00003', ['golden']],
  ['https://doi.org/10.1000/sparse.2018', ['golden']],
])('"%s" finds %j', (query, slugs) => {
  const found = search.nameIndex(golden)(query);
  expect(found.correction).toBe(undefined);
  expect(found.records.map(({ slug }) => slug).toSorted()).toEqual(slugs);
});

test('facets are counted', () => {
  const counts = search.countFacets(golden, search.fromParameters(new URLSearchParams()));
  const found = Object.entries(counts).map(([facet, values]) => [
    facet,
    Object.fromEntries(values),
  ]);
  expect(Object.fromEntries(found)).toEqual({
    reviewer: { '@onlyhandle': 1, 'Vera Example': 3 },
    institution: { 'Example University': 2, 'Institute of Examples': 2 },
    year: { 2018: 1, 2019: 1, 2020: 2 },
    topic: { 'image recognition': 1, optimisation: 2, sparsity: 4 },
    digest: { '2021-q4': 3, '2020-q4': 1 },
  });
});

test.each([
  [['attent'], 'Attention, self-attention: “ÁTTENTIVE”, intent', 'Attention attention ÁTTENTIVE'],
  [['karnachev'], 'Алексей Карначев', 'Карначев'],
  [['one', 'two'], 'two_ones one2 x2', 'two_ones one2'],
  [[], 'anything', ''],
])('%j is highlighted in "%s" as "%s"', (words, text, expected) => {
  const written = (hits: RegExpExecArray[]): string => hits.map(([word]) => word).join(' ');
  expect(written(search.hitFinder(words)(text))).toBe(expected);
  const plain = search.hitFinder(words, { bySound: false })(text);
  expect(written(plain)).toBe(expected.replace('Карначев', ''));
});

test.each([
  ['golden', 2],
  ['plato', 0],
  ['image recognition', 0],
  ['вера', 1],
  ['sparse l1', 1],
  ['find networks', 2],
  ['goldf', 1],
  ['2018', 2],
  ['plato goldfinch', 3],
])('"%s" is of rank %i', (text, rank) => {
  const record = golden.find(({ slug }) => slug === 'golden');
  expect(record && search.rankOf(search.wordsOf(text), record)).toBe(rank);
});

test('the records of another version, or of none, are not read', () => {
  const packed = search.packRecords(golden);
  const version = packed.version + 1;
  expect(() => search.unpackRecords({ ...packed, version })).toThrow(`version ${version}`);
  expect(search.unpackRecords(search.packRecords([]))).toEqual([]);
});

test.each([
  ['abc', 0],
  ['abcd', 1],
  ['abcdefg', 1],
  ['abcdefgh', 2],
])('of %s %i letters may be wrong', (word, count) => {
  expect(search.tolerance(word)).toBe(count);
});

// A golden file: check a change of it for truth.
test('what is found, in order: words as they are, begun, misspelt, and two at once', async () => {
  const find = search.nameIndex([...nine, ...golden]);
  const words = nine.flatMap(({ reviewer, authors, title }) =>
    search
      .wordsOf(`${reviewer} ${authors.at(-1) ?? ''} ${title}`)
      .filter(({ length }) => length > 4),
  );
  const swap = ([first = '', second = '', ...rest]: string) => second + first + rest.join('');
  const queries = words.flatMap((word, index) => {
    const next = words[index + 1] ?? '';
    return [
      ...[word, word.slice(0, 3), swap(word), `${word.slice(0, -2)}${word.slice(-1)}`],
      ...[`${word} ${next.slice(0, 4)}`, `${swap(word)} ${swap(next)}`],
    ];
  });
  const lines = [...new Set(queries)].map((query) => {
    const { records, correction } = find(query);
    const meant = correction === undefined ? '' : ` (${correction})`;
    return `${query}${meant}: ${records.map(({ slug }) => slug).join(', ')}\n`;
  });
  await expect(lines.join('')).toMatchFileSnapshot('../fixtures/golden/expected/search/found.txt');
});
