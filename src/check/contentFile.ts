import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { z } from 'astro/zod';
import { locator } from './positions.ts';
import { errorIn, type Problem } from './problem.ts';
import type { Report } from './rule.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads a YAML file of `content/` that is neither a review nor a digest.
 * @param root the `content` folder
 * @param name of the file, and of the rule of its problems, such as `addresses`
 * @returns its text; the data, unless the file is missing or invalid; the problems found so far, and
 * what adds another
 */
export async function readContentFile<Schema extends z.ZodObject>(
  root: string,
  name: string,
  schema: Schema,
) {
  const path = join(root, `${name}.yaml`);
  const exists = existsSync(path);
  const text = exists ? await readFile(path, 'utf8') : '';
  const locate = locator(text);
  const problems: Problem[] = [];
  const report: Report = (at, message, hint) => {
    problems.push(errorIn(relative('.', path), name, message, hint, locate(at)));
  };
  const data = exists ? readYaml({ yaml: text, start: 0 }, schema, report).data : undefined;
  return { text, data, problems, report };
}
