import { expect, test } from 'vitest';
import { bodyRules, textRules } from '../../src/check/rules/index.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const names = [...textRules, ...bodyRules].map(({ name }) => name);

test('the names of rules are unique', () => {
  expect(new Set(names).size).toBe(names.length);
});

test('each rule refuses a file of the catalogue', () => {
  const refused = Object.values(catalogue).flatMap((cases) =>
    cases.map(({ refused = [] }) => refused[0]),
  );
  expect(names.filter((name) => !refused.includes(name))).toEqual([]);
});
