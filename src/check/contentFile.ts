import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { z } from 'astro/zod';
import { locator } from './positions.ts';
import { errorIn, type Problem } from './problem.ts';
import type { Report } from './rule.ts';
import { readYaml } from './yaml.ts';

/** A YAML file of `content/` that is neither a review nor a digest. */
interface ContentFile<Data> {
  text: string;
  /** Undefined if the file is missing or invalid. */
  data: Data | undefined;
  problems: Problem[];
  /** Adds a problem. */
  report: Report;
}

/**
 * Reads such a file and checks it against a schema.
 * @param root the `content` folder
 * @param name of the file, and of the rule of its problems, such as `addresses`
 */
export async function readContentFile<Schema extends z.ZodObject>(
  root: string,
  name: string,
  schema: Schema,
): Promise<ContentFile<z.infer<Schema>>> {
  const path = join(root, `${name}.yaml`);
  const exists = existsSync(path);
  const text = exists ? await readFile(path, 'utf8') : '';
  const locate = locator(text);
  const problems: Problem[] = [];
  const report: Report = (at, message, hint) => {
    problems.push(errorIn(relative('.', path), name, message, hint, locate(at)));
  };
  const data = exists ? readYaml(text, 0, schema, report).data : undefined;
  return { text, data, problems, report };
}
