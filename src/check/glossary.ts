import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { glossarySchema, type Glossary } from '../schema/glossary.ts';
import { locationIn, positionAt } from './positions.ts';
import { errorIn, type Position, type Problem } from './problem.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads `glossary.yaml` and checks that no name stands for two terms.
 * @param root the `content` folder; the file may be missing
 */
export async function readGlossary(
  root: string,
): Promise<{ glossary: Glossary; problems: Problem[] }> {
  const problems: Problem[] = [];
  const path = join(root, 'glossary.yaml');
  if (!existsSync(path)) return { glossary: { terms: {} }, problems };
  const text = await readFile(path, 'utf8');
  const lines = text.split('\n');
  const report = (position: Position, message: string, hint: string): void => {
    const location = locationIn(lines, position);
    problems.push(errorIn(relative('.', path), 'glossary', message, hint, location));
  };
  const { data } = readYaml(text, 1, glossarySchema, report);
  const termOf = new Map<string, string>();
  for (const [term, names] of Object.entries(data?.terms ?? {})) {
    for (const name of [term, ...names]) {
      const other = termOf.get(name.toLowerCase());
      if (other !== undefined) {
        const position = positionAt(text, text.lastIndexOf(name));
        report(position, `\`${name}\` already stands for \`${other}\``, 'Remove one of the two');
      }
      termOf.set(name.toLowerCase(), term);
    }
  }
  return { glossary: data ?? { terms: {} }, problems };
}
