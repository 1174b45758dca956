import { expect, test } from 'vitest';
import { usageOf } from '../../src/markdown/fonts.ts';

test('the characters and classes of all formulas are found, and of nothing else', () => {
  const { characters, classes } = usageOf(['A $x < y$ b', '$$\n\\mathbf{z}\n$$']);
  for (const character of 'xyz<()0123456789') expect(characters).toContain(character);
  expect(characters).not.toContain('A');
  expect(characters).not.toContain('&');
  expect(classes).toContain('mathbf');
  expect(classes).not.toContain('mathfrak');
});
