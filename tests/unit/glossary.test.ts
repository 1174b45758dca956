import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGlossary } from '../../src/check/glossary.ts';
import { expander } from '../../src/search/glossary.ts';
import { meaningful } from '../../src/search/stopWords.ts';
import { isForm } from '../../src/search/forms.ts';

const terms = {
  'neural architecture search': ['NAS', 'поиск архитектур'],
  memory: ['память'],
  BERT: ['берт'],
  gradient: ['∇'],
  optimiser: ['optimization'],
  'convolutional neural network': ['сверточная сеть'],
  'sampling of a corpus': ['корпус'],
};

test.each([
  ['nas', 'neural architecture search', true],
  ['поиска архитектуры', 'neural architecture search', true],
  ['памяти', 'memory', true],
  ['NAS for BERT', 'neural architecture search for bert', false],
  ['optimizations', 'optimiser', true],
  ['сверточные сети', 'convolutional neural network', true],
  ['optimal', undefined, undefined],
  ['Корначев', undefined, undefined],
  ['nasty', undefined, undefined],
  ['memory', undefined, undefined],
  ['дообучение берт', 'дообучение BERT', false],
])('%s is taken for %s', (query, text, isWhole) => {
  expect(expander({ terms })(query)).toEqual(text === undefined ? undefined : { text, isWhole });
});

test('a name that stands for two terms is reported where it stands again', async () => {
  const root = await mkdtemp(join(tmpdir(), 'glossary-'));
  await writeFile(
    join(root, 'glossary.yaml'),
    'terms:\n  a term: [AT, one]\n  another: [Two, at]\n',
  );
  const { glossary, problems } = await readGlossary(root);
  expect(glossary.terms['another']).toEqual(['Two', 'at']);
  expect(problems).toMatchObject([
    { line: 3, column: 18, message: '`at` already stands for `a term`', rule: 'glossary' },
  ]);
  await writeFile(join(root, 'glossary.yaml'), 'terms:\n  a term: AT\n');
  expect((await readGlossary(root)).problems).toHaveLength(1);
  await rm(join(root, 'glossary.yaml'));
  expect(await readGlossary(root)).toEqual({ glossary: { terms: {} }, problems: [] });
  await rm(root, { recursive: true });
});

test('words that carry no meaning are left out, unless there are no others', () => {
  expect(meaningful(['who', 'reviewed', 'roberta'])).toEqual(['roberta']);
  expect(meaningful(['what', 'is', 'it'])).toEqual(['what', 'is', 'it']);
});

test.each([
  ['rotation', 'rotations', true],
  ['rotating', 'rotation', true],
  ['memorise', 'memory', true],
  ['sample', 's', true],
  ['s', 'sample', false],
  ['dog', 'dogma', false],
  ['networking', 'network', true],
  ['netting', 'network', false],
  ['gpu', 'gpus', true],
  ['tuned', 'tuning', true],
  ['using', 'used', false],
  ['style', 'stylegan', false],
  ['hint', 'hinton', false],
  ['supervised', 'supervision', true],
  ['precision', 'precise', true],
  ['noisy', 'noise', true],
  ['complex', 'complexity', true],
  ['gauss', 'gaussian', true],
  ['hint', 'hinted', true],
  ['style', 'styling', true],
  ['network', 'networking', true],
  ['reparameterization', 'reparameterised', true],
  ['optimizers', 'optimising', true],
  ['dynamic', 'dynamically', true],
  ['overfit', 'overfitting', true],
  ['reproducibility', 'reproducible', true],
  ['unconscious', 'unconsciousness', true],
  ['bayes', 'bayesian', true],
  ['train', 'training', true],
  ['sparsity', 'sparse', true],
  ['matrices', 'matrix', true],
  ['segment', 'segmentation', true],
  ['general', 'generalization', false],
  ['organ', 'organization', false],
  ['mode', 'model', false],
  ['a', 'as', false],
  ['память', 'памяти', true],
])('%s is a form of %s: %s', (found, word, expected) => {
  expect(isForm(found, word)).toBe(expected);
});
