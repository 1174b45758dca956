import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { sites } from '../sites.ts';

const validator = new HtmlValidate(
  JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData,
);

test.each(['next', 'everything'] as const)('every page of the site %s is valid', async (name) => {
  const pages = globSync(join(sites[name].built, '**/*.html'));
  expect(pages.length).toBeGreaterThan(10);
  const { results } = await validator.validateMultipleFiles(pages);
  expect(
    results.flatMap(({ filePath = '', messages }) =>
      messages.map(({ line, message }) => `${filePath}:${line} ${message}`),
    ),
  ).toEqual([]);
});

test.each([sites.next, sites.everything])(
  'every page of the site $name starts with its policy, and complies with it',
  ({ built }) => {
    const pages = globSync(join(built, '**/*.html'));
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const html = readFileSync(page, 'utf8');
      const [, policy = ''] =
        /^<!DOCTYPE html><html lang="en"><head><meta http-equiv="content-security-policy" content="(default-src 'none';[^"]*)">/.exec(
          html,
        ) ?? [];
      expect(policy, page).not.toBe('');
      expect(policy).not.toContain("'unsafe-");
      const violations: string[] = [];
      visit(fromHtml(html), 'element', ({ tagName, properties, children }) => {
        const { style, src, type, rel, href } = properties;
        const isCode = tagName === 'script' && type !== 'application/ld+json';
        const isInline = tagName === 'style' || (isCode && src === undefined);
        const isLoaded = /stylesheet|preload|icon/.test(String(rel));
        for (const url of [src, isLoaded ? href : undefined]) {
          if (/^(\w+:)?\/\//.test(String(url))) violations.push(`${tagName} from ${String(url)}`);
        }
        const text = toString({ children });
        if (isInline && !policy.includes(`'sha256-${hash('sha256', text, 'base64')}'`)) {
          violations.push(`<${tagName}>${text.slice(0, 80)}`);
        }
        if (style !== undefined) violations.push(`style="${style}"`);
        violations.push(...Object.keys(properties).filter((name) => /^on[A-Z]/.test(name)));
      });
      expect(violations, page).toEqual([]);
    }
  },
);

test('pages that name authors preload the italics that they are set in', () => {
  const pages = globSync(join(sites.nine.built, '**/*.html'));
  const naming = (html: string): boolean => html.includes('class="authors"');
  const preloading = (html: string): boolean =>
    /<link rel="preload" as="font"[^>]*SourceSerif4-It/.test(html);
  const texts = pages.map((page) => readFileSync(page, 'utf8'));
  expect(texts.filter(naming).length).toBeGreaterThan(9);
  expect(texts.map(preloading)).toEqual(texts.map(naming));
});

test('a site without formulas builds, too', () => {
  const html = readFileSync(join(sites.hostile.built, 'reviews/hostile/index.html'), 'utf8');
  expect(html).not.toContain('class="katex');
});
