/*
 * How well names, titles and numbers are found as readers half remember them. Queries are generated
 * from the content with a fixed seed; a query should find every review that it matches, not only
 * the one it was generated from.
 */
import { readContent } from '../../src/compile/content.ts';
import { contentDir } from '../../src/environment.ts';
import { nameIndex } from '../../src/search/names.ts';
import { recordOf, type SearchRecord } from '../../src/search/records.ts';
import { otherLayouts, wordsOf } from '../../src/search/spelling.ts';
import { generateRecords, randomNumbers } from './collection.ts';

interface Case {
  query: string;
  expected: Set<string>;
}

type Field = (record: SearchRecord) => string[];

const perKind = 60;
const title: Field = (record) => [record.title];
const reviewer: Field = (record) => [record.reviewer];
const handle: Field = (record) => [record.handle];
const authors: Field = (record) => record.authors;
const institutions: Field = (record) => record.institutions;
const aliases: Field = (record) => record.aliases;
const surname =
  (field: Field): Field =>
  (record) =>
    field(record).map((name) => name.split(' ').at(-1) ?? '');

/** Variant transliterations of Cyrillic names: the usual letters, and their replacement. */
const otherSpellings: readonly (readonly [RegExp, string])[] = [
  [/ey\b/, 'ei'],
  [/y\b/, 'iy'],
  [/kh/, 'h'],
  [/ye/, 'e'],
  [/yu/i, 'iu'],
  [/ya/i, 'ia'],
  [/ts/i, 'c'],
  [/x/, 'ks'],
];

/** Adds a wrong, missing, extra or swapped letter; in words of 8 letters or more, in each half. */
function misspell(word: string, random: () => number): string {
  const middle = Math.ceil(word.length / 2);
  if (word.length < 8) return typoIn(word, random);
  return typoIn(word.slice(0, middle), random) + typoIn(word.slice(middle), random);
}

function typoIn(word: string, random: () => number): string {
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const index = Math.floor(random() * (word.length - 1));
  const [before, here, next] = [word.slice(0, index), word.charAt(index), word.charAt(index + 1)];
  const after = word.slice(index + 1);
  const kinds = [
    before + letter + after,
    before + after,
    before + letter + here + after,
    before + next + here + after.slice(1),
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? word;
}

function casesOf(records: readonly SearchRecord[]): Map<string, Case[]> {
  const random = randomNumbers(7);
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  const having = (field: Field, value: string): Set<string> =>
    new Set(records.filter((record) => field(record).includes(value)).map(({ slug }) => slug));
  /** Queries made from values of a field; each should find every review that has the value. */
  const make = (field: Field, change: (value: string) => string | undefined): Case[] => {
    const cases: Case[] = [];
    for (let tries = 0; cases.length < perKind && tries < perKind * 20; tries += 1) {
      const record = pick(records);
      const value = record && pick(field(record));
      const query = value === undefined ? undefined : change(value);
      if (value && query) cases.push({ query, expected: having(field, value) });
    }
    return cases;
  };
  const same = (value: string): string => value;
  /** Every review whose title contains all words of a query. */
  const titled = (query: string): Set<string> =>
    new Set(
      records
        .filter((record) => {
          const has = wordsOf(record.title);
          return wordsOf(query).every((word) => has.some((other) => other.startsWith(word)));
        })
        .map(({ slug }) => slug),
    );
  const retitle = (change: (words: string[]) => string | undefined): Case[] =>
    make(title, (value) => change(wordsOf(value))).map(({ query }) => ({
      query,
      expected: titled(query),
    }));
  const typo = (value: string): string | undefined => {
    const words = value.split(' ');
    const index = words.findLastIndex((word) => /^[A-Za-z]{4,}$/.test(word));
    const word = words[index];
    if (word === undefined) return undefined;
    return words.with(index, misspell(word.toLowerCase(), random)).join(' ');
  };
  return new Map([
    ['title', make(title, same)],
    ['start of a title', retitle((words) => words.join(' ').slice(0, 14).trim())],
    [
      'two words of a title',
      retitle((words) => {
        const long = words.filter((word) => word.length > 3);
        const [one, two] = [pick(long), pick(long)];
        return one && two && one !== two ? `${two} ${one}` : undefined;
      }),
    ],
    ['author', make(authors, same)],
    ['surname of an author', make(surname(authors), same)],
    ['reviewer', make(reviewer, same)],
    ['surname of a reviewer', make(surname(reviewer), same)],
    ['handle', make(handle, same)],
    ['handle with @', make(handle, (value) => `@${value}`)],
    ['institution', make(institutions, same)],
    [
      'identifier',
      make(
        (record) => record.identifiers,
        (value) =>
          value.startsWith('arxiv:')
            ? pick([
                value.slice(6),
                `${value.slice(6)}v2`,
                `https://arxiv.org/pdf/${value.slice(6)}`,
              ])
            : value,
      ),
    ],
    ['typo in a title', make(title, typo)],
    ['typo in a surname', make(surname(reviewer), typo)],
    ['reviewer in Cyrillic', make(aliases, same)],
    ['surname in Cyrillic', make(surname(aliases), (value) => value.toLowerCase())],
    [
      'another transliteration',
      make(reviewer, (value) => {
        const rules = otherSpellings.filter(([letters]) => letters.test(value));
        const [letters, spelling] = pick(rules) ?? [];
        return letters && spelling && value.replace(letters, spelling);
      }),
    ],
    ['wrong layout, English', make(reviewer, (value) => otherLayouts(value)[0])],
    ['wrong layout, Russian', make(aliases, (value) => otherLayouts(value).at(-1))],
  ]);
}

function measure(records: readonly SearchRecord[], only?: string) {
  const find = nameIndex(records);
  return [...casesOf(records)].map(([kind, cases]) => {
    let [first, five, rank] = [0, 0, 0];
    const times: number[] = [];
    for (const { query, expected } of cases) {
      const started = performance.now();
      const slugs = find(query).records.map(({ slug }) => slug);
      times.push(performance.now() - started);
      const inTop = (count: number): number =>
        slugs.slice(0, count).filter((slug) => expected.has(slug)).length /
        Math.min(count, expected.size);
      first += inTop(1);
      five += inTop(5);
      const index = slugs.findIndex((slug) => expected.has(slug));
      rank += index < 0 ? 0 : 1 / (index + 1);
      if (kind === only && inTop(1) < 1) {
        console.log(
          `${kind}: ${query} -> ${slugs.slice(0, 3).join(' ')}, not ${[...expected].slice(0, 3).join(' ')}`,
        );
      }
    }
    const share = (sum: number): string => (sum / cases.length).toFixed(2);
    return {
      kind,
      queries: cases.length,
      'recall@1': share(first),
      'recall@5': share(five),
      MRR: share(rank),
      'ms, 95%': times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]?.toFixed(1),
    };
  });
}

const { reviews } = await readContent(contentDir);
const real = reviews.map(({ slug, data }) => recordOf({ ...data, slug }));
const [only] = process.argv.slice(2);
for (const [name, records] of [
  ['The real site', real],
  ['1,000 reviews', generateRecords(1_000)],
  ['10,000 reviews', generateRecords(10_000)],
] as const) {
  console.log(`\n${name}`);
  console.table(measure(records, only));
}
