import { closest, distance } from 'fastest-levenshtein';
import { isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** What the frontmatter of a file holds: `data` where it is right, else problems. */
export interface Frontmatter<Data> {
  data?: Data;
  problems: Problem[];
}

/**
 * Reads YAML frontmatter and checks it against a schema.
 * @param yaml the lines between the two `---`
 * @param file the path that problems name
 * @param schema a strict zod object; its own output is what comes back
 * @returns the data, or every problem with its place in the file
 */
export function readFrontmatter<Schema extends z.ZodType>(
  yaml: string,
  file: string,
  schema: Schema,
): Frontmatter<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number, message: string, hint: string): Problem => {
    const { line, col } = lines.linePos(offset);
    // The opening `---` is line 1 of the file.
    return { file, line: line + 1, column: col, message, hint };
  };
  const broken = [...document.errors, ...document.warnings];
  if (/(^|[\s[,])[&*][A-Za-z]/.test(yaml.replace(/(["']).*?\1/g, ''))) {
    return { problems: [at(0, 'a YAML alias or anchor', 'Write the value out')] };
  }
  if (broken.length > 0) {
    return {
      problems: broken.map((error) =>
        at(
          error.pos[0],
          error.message.split('\n')[0]?.replace(/ at line .*/, '') ?? error.code,
          'Quote a text that holds a colon, indent with spaces, and give each key once',
        ),
      ),
    };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { data: result.data, problems: [] };
  const known = Object.keys((schema as unknown as { shape?: object }).shape ?? {});
  return {
    problems: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) =>
            at(keyOffset(document, key), `unknown key \`${key}\``, didYouMean(key, known)),
          )
        : [
            at(
              offsetOf(document, issue.path),
              `\`${issue.path.join('.') || 'frontmatter'}\` ${issue.message}`,
              'CONTRIBUTING.md lists every key with an example',
            ),
          ],
    ),
  };
}

/** A hint that names the nearest known word, or lists them all. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = known.length > 0 ? closest(word, [...known]) : '';
  return nearest && distance(word, nearest) <= Math.max(2, word.length / 3)
    ? `Did you mean \`${nearest}\`?`
    : `Known are: ${known.join(', ')}`;
}

function keyOffset(document: Document, key: string): number {
  const items = (document.contents as { items?: unknown[] } | null)?.items ?? [];
  for (const item of items) {
    if (isPair(item) && isScalar(item.key) && item.key.value === key)
      return item.key.range?.[0] ?? 0;
  }
  return 0;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
