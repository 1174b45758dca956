import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { addressesSchema, type Addresses } from '../schema/addresses.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { Problem } from './problem.ts';

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
  const { data, problems: found } = readFrontmatter(text, file, addressesSchema);
  // Frontmatter starts on the second line of its file, this on the first.
  const problems = found.map((problem) => ({ ...problem, line: problem.line - 1 }));
  if (data === undefined) return { addresses: none, problems };
  const lines = text.split('\n');
  const report = (name: string, message: string, hint: string): Problem => {
    const line = lines.findIndex((words) => words.includes(name));
    return { file, line: line + 1, column: (lines[line]?.indexOf(name) ?? 0) + 1, message, hint };
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
