import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { expect, test } from 'vitest';
import { sites } from '../sites.ts';

const validator = new HtmlValidate(
  JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData,
);

test.each(['real', 'everything'] as const)('every page of the site %s is valid', async (name) => {
  const pages = globSync(join(sites[name].built, '**/*.html'));
  expect(pages.length).toBeGreaterThan(10);
  const { results } = await validator.validateMultipleFiles(pages);
  expect(
    results.flatMap(({ filePath = '', messages }) =>
      messages.map(({ line, message }) => `${filePath}:${line} ${message}`),
    ),
  ).toEqual([]);
});

test('pages that name authors preload the italics that they are set in', () => {
  const pages = globSync(join(sites.nine.built, '**/*.html'));
  const naming = (html: string): boolean => html.includes('class="authors"');
  const preloading = (html: string): boolean =>
    /<link rel="preload" as="font"[^>]*SourceSerif4-It/.test(html);
  const texts = pages.map((page) => readFileSync(page, 'utf8'));
  expect(texts.filter(naming).length).toBeGreaterThan(9);
  expect(texts.map(preloading)).toEqual(texts.map(naming));
});
