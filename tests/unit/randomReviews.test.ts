import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { checkFile } from '../../src/check/file.ts';
import { fixFile } from '../../src/check/fix.ts';
import { splitFrontmatter } from '../../src/check/frontmatter.ts';
import { alertMark } from '../../src/markdown/alerts.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { catalogue, review } from '../fixtures/catalogue.ts';

/** The number of reviews. */
const runs = Number(process.env['RANDOM_REVIEWS'] ?? 1000);

/** Paragraphs and blocks of the reviews in the fixtures, and of the cases in the catalogue. */
const blocks = [
  ...readdirSync('tests/fixtures/nine/reviews').map((name) =>
    readFileSync(join('tests/fixtures/nine/reviews', name), 'utf8'),
  ),
  readFileSync('tests/fixtures/everything/reviews/everything.md', 'utf8'),
  ...[...catalogue.body, ...catalogue.math, ...catalogue.code, ...catalogue.dialects].map(
    ({ files }) => String(files['reviews/paper.md']),
  ),
]
  .flatMap((text) =>
    text
      .replace(/^---[^]*?\n---\n/, '')
      .split(/\n{2,}/)
      .slice(0, 40),
  )
  .filter((block) => block.trim() && block.length < 2000 && !/^x?\[\^\d+\]/.test(block));

const snippets = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](#y)',
  ],
  ...[
    '$',
    '$$',
    '```',
    '~~~',
    '|',
    '> ',
    '- ',
    '1. ',
    '#',
    '[^1]',
    '[^1]: ',
    '\\',
    '`',
    '*',
    '_',
    '~~',
  ],
  ...[
    '\n',
    '\n\n',
    '    ',
    '\t',
    '&lt;',
    '&#0;',
    '\u202e',
    '\u0301',
    '😀',
    '\ud83d',
    'Ж',
    '\\frac{',
    '}',
    '{',
  ],
  ...[
    '| a | b |\n|---|---|\n| 1 | 2 | 3 |',
    '# A paper\n',
    ...['<b>', '</b>', 'x<sub>i</sub>', 'a<br>b', '<br>\n', '<code>', '</code>', '<!-- a -->'],
    ...[
      '</a>',
      '<a href="http://example.org">',
      '<unk>',
      '<p align="left">',
      '$ x $',
      '[y](http://example.org/x)',
    ],
    '\\label{x}',
    '![x](../figures/a.svg "y")',
    'https://example.org/x',
  ],
];

/** A mutation of a text: something inserted, removed, doubled or replaced. */
const change = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'double', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 20 }),
  snippet: fc.oneof(fc.constantFrom(...snippets), fc.string({ unit: 'binary', maxLength: 4 })),
});

const body = fc
  .record({
    parts: fc.array(fc.constantFrom(...blocks), { minLength: 1, maxLength: 4 }),
    changes: fc.array(change, { maxLength: 5 }),
  })
  .map(({ parts, changes }) => {
    let text = parts.join('\n\n');
    for (const { kind, at, length, snippet } of changes) {
      const start = Math.floor(at * text.length);
      const piece = text.slice(start, start + length);
      const rest = text.slice(start + length);
      const edit = { insert: snippet + piece, remove: '', double: piece + piece, swap: snippet }[
        kind
      ];
      text = text.slice(0, start) + edit + rest;
    }
    return text;
  });

const validator = new HtmlValidate(
  JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData,
);

test(`${runs} mutated reviews are refused with a position, or shown whole and safe`, async () => {
  const outcomes = new Map<string, number>();
  const count = (outcome: string): void => {
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  };
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const source = review({}, `${text}\n`);
      const bytes = new TextEncoder().encode(source);
      const { report, text: parsed } = checkFile('reviews', 'reviews/paper.md', bytes);
      const lines = new TextDecoder()
        .decode(bytes)
        .replace(/\r\n?/g, '\n')
        .normalize('NFC')
        .split('\n');
      for (const { line, column, message, hint } of report.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        expect(message && hint).toBeTruthy();
      }
      expectFixed(source, fixFile('reviews', 'reviews/paper.md', bytes));
      const [problem] = report.problems;
      if (problem) {
        count(`refused: ${problem.rule}`);
        return;
      }
      count('shown');
      const { html } = await renderMarkdown(parsed?.body ?? '', {
        figure: () => '<svg viewBox="0 0 1 1"></svg>',
      });
      const page = fromHtml(html, { fragment: true });
      expectSafe(page);
      expectWhole(parsed?.body ?? '', page);
      const { results } = validator.validateStringSync(
        `<!doctype html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>${html}</main></body></html>`,
      );
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }),
    {
      numRuns: runs,
      seed: Number(process.env['SEED'] ?? 20190930),
      endOnFailure: process.env['SHRINK'] === undefined,
    },
  );
  const table = [...outcomes].toSorted((a, b) => b[1] - a[1]);
  console.log(
    table.map(([outcome, times]) => `${String(times).padStart(6)} ${outcome}`).join('\n'),
  );
  // Neither outcome may be too rare for the test to mean anything.
  expect(outcomes.get('shown')).toBeGreaterThan(runs / 20);
  expect(outcomes.size).toBeGreaterThan(10);
}, 600_000);

/** A fixed file can be parsed if it could be before, has no fix left, and every letter of the text. */
function expectFixed(source: string, fixed: string | undefined): void {
  if (fixed === undefined) return;
  const bytes = Buffer.from(fixed);
  expect(fixFile('reviews', 'reviews/paper.md', bytes)).toBe(undefined);
  const isParsed = (text: string): boolean =>
    checkFile('reviews', 'reviews/paper.md', Buffer.from(text)).report.isParsed;
  expect(isParsed(fixed) || !isParsed(source)).toBe(true);
  const shown: string[] = [];
  const body = splitFrontmatter(source.replace(/\r\n?/g, '\n').normalize('NFC'))?.body ?? '';
  visit(parseMarkdown(body), ['text', 'inlineCode', 'code', 'inlineMath', 'math'], (node) => {
    if ('value' in node) shown.push(node.value);
  });
  const letters = (text: string): Map<string, string[]> =>
    Map.groupBy(text.match(/\p{L}/gu) ?? [], (letter) => letter);
  const left = letters(fixed);
  for (const [letter, all] of letters(shown.join(''))) {
    expect(left.get(letter)?.length ?? 0, letter).toBeGreaterThanOrEqual(all.length);
  }
}

function expectSafe(page: Root): void {
  visit(page, 'element', ({ tagName, properties }) => {
    expect([
      'script',
      'style',
      'iframe',
      'object',
      'embed',
      'form',
      'base',
      'meta',
      'link',
      'template',
    ]).not.toContain(tagName);
    for (const [name, value] of Object.entries(properties)) {
      expect(name).not.toMatch(/^on|^srcDoc$|^formAction$/i);
      if (['href', 'src', 'action', 'xLinkHref'].includes(name)) {
        expect(String(value)).toMatch(/^(https:\/\/|mailto:|#|\/(?!\/))/);
      }
    }
  });
}

/** Every word of the Markdown has to be on the page. */
function expectWhole(markdown: string, page: Root): void {
  const shown = new Set(wordsOf(`${toString(page)} ${alternatives(page)}`));
  // Words of adjacent elements may run together.
  visit(page, 'text', ({ value }) => {
    for (const word of wordsOf(value)) shown.add(word);
  });
  const expected: string[] = [];
  visit(parseMarkdown(markdown), ['text', 'inlineCode', 'code', 'image'], (node) => {
    // An alert says its kind in other letters.
    if ('value' in node) expected.push(...wordsOf(node.value.replace(alertMark, '')));
    if (node.type === 'image') expected.push(...wordsOf(`${node.alt ?? ''} ${node.title ?? ''}`));
  });
  expect(expected.filter((word) => !shown.has(word))).toEqual([]);
}

function alternatives(page: Root): string {
  const labels: unknown[] = [];
  visit(page, 'element', ({ properties }) => {
    labels.push(properties['ariaLabel'] ?? '');
  });
  return labels.join(' ');
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+|\p{N}+/gu) ?? [];
}
