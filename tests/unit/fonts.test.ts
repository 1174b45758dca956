import { expect, test } from 'vitest';
import { formulaUse } from '../../src/markdown/math/usage.ts';

test('the words, characters and classes of formulas are collected, and nothing else', () => {
  const body = 'A $x < \\alpha$ b\n\n$$\n\\mathbf{z} \\label{gate}\n$$\n';
  const { words, characters, classes } = formulaUse(body);
  for (const character of 'xαz<') expect(characters).toContain(character);
  expect(characters).not.toContain('A');
  expect(characters).not.toContain('&');
  expect(characters).not.toContain('g');
  expect(classes).toContain('mathbf');
  expect(classes).not.toContain('mathfrak');
  expect(words).toEqual(expect.arrayContaining(['x', 'alpha', 'mathbf', 'z']));
});
