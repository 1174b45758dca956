import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render.ts';

test('the characters and classes of formulas are collected, and nothing else', async () => {
  const body = 'A $x < \\alpha$ b\n\n$$\n\\mathbf{z} \\label{gate}\n$$\n';
  const { characters, classes } = (await renderMarkdown(body)).formulas;
  for (const character of 'xαz<') expect(characters).toContain(character);
  expect(characters).not.toContain('A');
  expect(characters).not.toContain('&');
  expect(characters).not.toContain('g');
  expect(classes).toContain('mathbf');
  expect(classes).not.toContain('mathfrak');
});
