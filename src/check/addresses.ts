import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { addressesSchema, type Addresses } from '../schema/addresses.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { Place, Problem } from './problem.ts';

/**
 * Reads `addresses.yaml` and checks that no published address leads nowhere.
 * @param root the folder `content`; one without the file has published nothing yet
 * @param slugs the reviews that are there
 */
export async function readAddresses(
  root: string,
  slugs: readonly string[],
): Promise<{ addresses: Addresses; problems: Problem[] }> {
  const none: Addresses = { published: [], redirects: {} };
  const path = join(root, 'addresses.yaml');
  if (!existsSync(path)) return { addresses: none, problems: [] };
  const file = relative('.', path);
  const text = await readFile(path, 'utf8');
  const lines = text.split('\n');
  const problem = ({ line, column }: Place, message: string, hint: string): Problem => ({
    ...{ file, line, column, excerpt: lines[line - 1] ?? '' },
    ...{ rule: 'addresses', severity: 'error', message, hint },
  });
  const problems: Problem[] = [];
  const { data } = readFrontmatter(text, 1, addressesSchema, (...found) => {
    problems.push(problem(...found));
  });
  if (data === undefined) return { addresses: none, problems };
  const report = (name: string, message: string, hint: string): Problem => {
    const line = lines.findIndex((words) => words.includes(name));
    const column = (lines[line]?.indexOf(name) ?? 0) + 1;
    return problem({ line: line + 1, column }, message, hint);
  };
  const { published, redirects } = data;
  return {
    addresses: data,
    problems: [
      ...problems,
      ...published
        .filter((slug) => !slugs.includes(slug) && !(slug in redirects))
        .map((slug) =>
          report(
            slug,
            `the published review \`${slug}\` is gone`,
            'Where it was renamed, add `old: new` to `redirects`',
          ),
        ),
      ...Object.entries(redirects).flatMap(([from, to]) => [
        ...(slugs.includes(to) ? [] : [report(from, `no review \`${to}\``, 'Name one that is')]),
        ...(slugs.includes(from)
          ? [report(from, `a redirect from the review \`${from}\``, 'Take one of the two away')]
          : []),
      ]),
    ],
  };
}
