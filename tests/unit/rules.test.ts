import { expect, test } from 'vitest';
import { checkFile } from '../../src/check/file.ts';
import { bodyRules, textRules } from '../../src/check/rules/index.ts';
import { review } from '../fixtures/catalogue.ts';

const rules = [...textRules, ...bodyRules];

test('the names of rules are unique', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

test.each(rules.map(({ name, example }) => [name, example]))(
  'the rule %s finds its own example',
  (name, example) => {
    const bytes = new TextEncoder().encode(review({}, `Words.\n\n${example}\n`));
    const { problems } = checkFile('reviews', 'reviews/paper.md', bytes).report;
    const found = problems.filter(({ rule }) => rule === name);
    expect(found.length, JSON.stringify(problems)).toBeGreaterThan(0);
    // Not in the frontmatter, nor in the text above the example.
    for (const { line } of found) expect(line).toBeGreaterThan(12);
  },
);
