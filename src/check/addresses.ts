import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { addressesSchema, type Addresses } from '../schema/addresses.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { Position, Problem } from './problem.ts';
import { didYouMean } from './suggestion.ts';

/**
 * Reads `addresses.yaml` and checks that no published address leads nowhere.
 * @param root the folder `content`; one without the file has published nothing yet
 * @param ids the reviews that are there, each with the ids on its page
 */
export async function readAddresses(
  root: string,
  ids: ReadonlyMap<string, readonly string[]>,
): Promise<{ addresses: Addresses; problems: Problem[] }> {
  const none: Addresses = { published: [], redirects: {} };
  const path = join(root, 'addresses.yaml');
  if (!existsSync(path)) return { addresses: none, problems: [] };
  const file = relative('.', path);
  const text = await readFile(path, 'utf8');
  const lines = text.split('\n');
  const problem = ({ line, column }: Position, message: string, hint: string): Problem => ({
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
  for (const slug of published) {
    if (ids.has(slug) || slug in redirects) continue;
    const hint = 'Where it was renamed, add `old: new` to `redirects`';
    problems.push(report(slug, `the published review \`${slug}\` is gone`, hint));
  }
  for (const [from, to] of Object.entries(redirects)) {
    const [slug = '', section] = to.split('#');
    const sections = ids.get(slug);
    if (!sections) {
      problems.push(report(from, `no review \`${slug}\``, didYouMean(slug, [...ids.keys()])));
    } else if (from.includes('#') !== (section !== undefined)) {
      const hint = 'Write `review: review`, or `review#section: review#section`';
      problems.push(report(from, 'a review and a section', hint));
    } else if (section !== undefined && !sections.includes(section)) {
      const hint = didYouMean(section, sections);
      problems.push(report(from, `no section \`#${section}\` in ${slug}`, hint));
    } else if (isThere(from, ids)) {
      problems.push(
        report(from, `a redirect from \`${from}\`, which is there`, 'Take one of the two away'),
      );
    }
  }
  return { addresses: data, problems };
}

function isThere(address: string, ids: ReadonlyMap<string, readonly string[]>): boolean {
  const [slug = '', section] = address.split('#');
  return section === undefined ? ids.has(slug) : (ids.get(slug)?.includes(section) ?? false);
}
