import { beforeEach, expect, test, vi } from 'vitest';

const modules = async () => ({
  ...(await import('../../src/search/typos.ts')),
  ...(await import('../../src/search/vocabulary.ts')),
});
let search: Awaited<ReturnType<typeof modules>>;

// Loaded anew for each test, so that what a module does when it is loaded is tested too.
beforeEach(async () => {
  vi.resetModules();
  search = await modules();
});

test.each([
  ['memroy', 'memory', 1],
  ['memory', 'memory', 0],
  ['emmroy', 'memory', 2],
  ['memory', 'melody', 2],
  ['abc', '', 3],
])('%s and %s are %i edits apart', (a, b, edits) => {
  expect(search.editDistance(a, b)).toBe(edits);
});

const known = ['left', 'model', 'mode', 'generated', 'attention', 'retention', 'transformer'];

test.each([
  ['attentoin', ['attention']],
  ['modle', ['model', 'mode']],
  ['mdoel', ['model']],
  ['omdel', ['model']],
  // A mistake in the first letter counts twice.
  ['nodel', []],
  ['peft', []],
  ['federated', []],
  ['betention', ['retention']],
  ['mdoe', []],
  ['model2', []],
  ['трансформер', ['transformer']],
  ['2019', []],
  ['mod', []],
])('%s may be a typo of %j', (word, expected) => {
  expect(search.nearestWords(word, known)).toEqual(expected);
});

test('of words as close, the first is taken', () => {
  expect(search.nearestWords('conse', ['sense', 'cone', 'dense', 'conte'])).toEqual([
    'cone',
    'conte',
  ]);
});

test('the words of texts are listed by length, most common first', () => {
  const first = search.countWords(['Re-identification of keys, keys and 1907 gpus', 'The keys']);
  expect(first).toEqual({ identification: 1, reidentification: 1, keys: 2, gpus: 1 });
  const lists = search.wordsByLength([first, search.countWords(['Gpus gpus', 'GPUs', 'node'])]);
  expect(lists.get(4)).toBe('gpus keys node');
  expect(lists.get(14)).toBe('identification');
  expect([...lists.keys()]).toEqual(Array.from({ length: 17 }, (_, index) => index + 4));
  expect(lists.get(20)).toBe('');
  expect(search.countWords(['a'.repeat(20), 'b'.repeat(21), 'the'])).toEqual({
    ['a'.repeat(20)]: 1,
  });
});
