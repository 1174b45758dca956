import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'astro/zod';
import { site } from '../../src/site.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const yaml = (file: string): unknown => parse(read(file), { uniqueKeys: true });

test('the form to propose a review asks for everything needed', () => {
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
            // GitHub rejects a form in which YAML parses Yes or No as a boolean.
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

test('the issue chooser links to how to write a review', () => {
  const { contact_links: links } = z
    .object({
      blank_issues_enabled: z.boolean(),
      contact_links: z.array(z.object({ name: z.string(), url: z.url(), about: z.string() })),
    })
    .parse(yaml('.github/ISSUE_TEMPLATE/config.yml'));
  expect(links.map(({ url }) => url)).toContain(`${site.repository}/blob/main/CONTRIBUTING.md`);
});

test('the pull request template covers reviews and code', () => {
  const template = read('.github/PULL_REQUEST_TEMPLATE.md');
  for (const part of ['## A review', '## Code', '- [ ] ', 'npm run check', 'npm test']) {
    expect(template).toContain(part);
  }
});

test('code owners are named for existing files', () => {
  const rules = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const paths = rules.map((rule) => rule.split(/ +/)[0] ?? '');
  expect(paths).toEqual(['*', '/content/', '/content/addresses.yaml']);
  for (const path of paths.slice(1)) expect(existsSync(`.${path}`), path).toBe(true);
  expect(rules.filter((rule) => !/^\S+ +@[\w-]+\/[\w-]+$/.test(rule))).toEqual([]);
});

test('the commands that documents name are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const document of [
    ...['README.md', 'CONTRIBUTING.md', 'tests/benchmarks/README.md'],
    ...['.github/DEPLOYING.md', '.github/PULL_REQUEST_TEMPLATE.md'],
  ]) {
    const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(Object.keys(scripts), document).toEqual(expect.arrayContaining(named));
  }
});
