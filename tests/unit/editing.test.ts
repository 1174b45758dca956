import { existsSync, readFileSync } from 'node:fs';
import { parseConfigFileTextToJson } from 'typescript';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { site } from '../../src/site.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const yaml = (file: string): unknown => parse(read(file), { uniqueKeys: true });

/** JSON with comments, as VS Code reads it. */
function settings(file: string): unknown {
  const { config, error } = parseConfigFileTextToJson(file, read(file)) as {
    config?: unknown;
    error?: { messageText: unknown };
  };
  expect(error?.messageText).toBeUndefined();
  return config;
}

const alphabetically = (one: string, other: string): number => one.localeCompare(other, 'en');

test('the form that proposes a review asks for what is needed', () => {
  const form = z
    .object({
      name: z.string().min(1),
      description: z.string().min(1),
      title: z.string(),
      body: z.array(
        z.object({
          type: z.enum(['input', 'textarea', 'dropdown']),
          id: z.string().regex(/^[\w-]+$/),
          attributes: z.looseObject({
            label: z.string().min(1),
            // GitHub refuses a form where YAML read Yes or No as true or false.
            options: z.array(z.string()).optional(),
          }),
          validations: z.object({ required: z.boolean() }).optional(),
        }),
      ),
    })
    .parse(yaml('.github/ISSUE_TEMPLATE/propose-a-review.yml'));
  const ids = form.body.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).toEqual(
    expect.arrayContaining(['link', 'title', 'why', 'writing', 'slack', 'digest']),
  );
  const required = form.body.filter(({ validations }) => validations?.required);
  expect(required.map(({ id }) => id)).toContain('link');
  const digest = form.body.find(({ id }) => id === 'digest')?.attributes['placeholder'];
  expect(existsSync(`content/digests/${String(digest)}.md`)).toBe(true);
  const labels = form.body.map(({ attributes }) => attributes.label);
  expect(labels).toEqual([...new Set(labels)]);
});

test('who opens an issue is shown how to write a review', () => {
  const { contact_links: links } = z
    .object({
      blank_issues_enabled: z.boolean(),
      contact_links: z.array(z.object({ name: z.string(), url: z.url(), about: z.string() })),
    })
    .parse(yaml('.github/ISSUE_TEMPLATE/config.yml'));
  expect(links.map(({ url }) => url)).toContain(`${site.repository}/blob/main/CONTRIBUTING.md`);
});

test('a pull request is asked about a review and about code', () => {
  const template = read('.github/PULL_REQUEST_TEMPLATE.md');
  for (const part of ['## A review', '## Code', '- [ ] ', 'npm run check', 'npm test']) {
    expect(template).toContain(part);
  }
});

test('who is asked for a review is asked about files that are there', () => {
  const rules = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const paths = rules.map((rule) => rule.split(/ +/)[0] ?? '');
  expect(paths).toEqual(['*', '/content/', '/content/addresses.yaml']);
  for (const path of paths.slice(1)) expect(existsSync(`.${path}`), path).toBe(true);
  expect(rules.filter((rule) => !/^\S+ +@[\w-]+\/[\w-]+$/.test(rule))).toEqual([]);
});

test('the editor is set up with files that are there', () => {
  const configured = z
    .looseObject({
      'astro.content-intellisense': z.literal(true),
      'eslint.options': z.object({ overrideConfigFile: z.string() }),
      'markdownlint.configFile': z.string(),
      'cSpell.import': z.array(z.string()),
    })
    .parse(settings('.vscode/settings.json'));
  const files = [
    configured['eslint.options'].overrideConfigFile,
    configured['markdownlint.configFile'],
    ...configured['cSpell.import'],
  ];
  for (const file of files) expect(read(file)).not.toBe('');
});

test('every extension that the settings speak of is recommended', () => {
  const { recommendations } = z
    .object({ recommendations: z.array(z.string()) })
    .parse(settings('.vscode/extensions.json'));
  expect(recommendations).toEqual(
    [...new Set(recommendations.map((name) => name.toLowerCase()))].toSorted(alphabetically),
  );
  const formatters = read('.vscode/settings.json').matchAll(/"editor\.defaultFormatter": "(.*?)"/g);
  for (const [, formatter] of formatters) expect(recommendations).toContain(formatter);
});

test('spelling is British, and style leaves the length of lines alone', () => {
  expect(yaml('.config/cspell.yaml')).toMatchObject({ language: 'en-GB' });
  const { config } = z
    .object({ config: z.looseObject({ extends: z.string() }) })
    .parse(yaml('.config/.markdownlint-cli2.yaml'));
  expect(yaml(`node_modules/${config.extends}.json`)).toMatchObject({ 'line-length': false });
});

test('the words of the field are sorted, one a line, none twice', () => {
  const text = read('.config/words.txt');
  expect(text).toMatch(/^(?:[\p{L}\d-]+\n)+$/u);
  const words = text.trimEnd().split('\n');
  expect(words).toEqual(words.toSorted(alphabetically));
  const folded = words.map((word) => word.toLowerCase());
  expect(folded).toEqual([...new Set(folded)]);
});
