import { glossarySchema, type Glossary } from '../schema/glossary.ts';
import { readContentFile } from './contentFile.ts';
import type { Problem } from './problem.ts';

/**
 * Reads `glossary.yaml` and checks that no name stands for two terms.
 * @param root the `content` folder; the file may be missing
 */
export async function readGlossary(
  root: string,
): Promise<{ glossary: Glossary; problems: Problem[] }> {
  const file = await readContentFile(root, 'glossary', glossarySchema);
  const { text, data, problems, report } = file;
  const termOf = new Map<string, string>();
  for (const [term, names] of Object.entries(data?.terms ?? {})) {
    for (const name of [term, ...names]) {
      const other = termOf.get(name.toLowerCase());
      if (other !== undefined) {
        const offset = text.lastIndexOf(name);
        report(offset, `\`${name}\` already stands for \`${other}\``, 'Remove one of the two');
      }
      termOf.set(name.toLowerCase(), term);
    }
  }
  return { glossary: data ?? { terms: {} }, problems };
}
