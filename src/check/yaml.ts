import { isAlias, isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'astro/zod';
import type { Report } from './rule.ts';
import { didYouMean } from './suggestion.ts';

/** Points contributors to the documentation of the keys. */
export const keysHint = 'CONTRIBUTING.md describes the keys';

/**
 * Reads YAML and checks it against a schema.
 * @param part the YAML, such as the frontmatter without its fences, and its offset in the file
 * @param schema a strict zod object, whose output is returned
 * @returns the data, if valid, and the offset of each value in the file, by key
 */
export function readYaml<Schema extends z.ZodObject>(
  { yaml, start }: { yaml: string; start: number },
  schema: Schema,
  report: Report,
): { data?: z.infer<Schema>; offsets: Record<string, number> } {
  const document = parseDocument(yaml, { prettyErrors: false });
  const syntaxErrors = [...document.errors, ...document.warnings];
  for (const { pos, message } of syntaxErrors) {
    const hint = 'Quote a value that contains a colon, indent with spaces, and give each key once';
    report(start + pos[0], message, hint);
  }
  const alias = firstAlias(document);
  if (alias !== undefined) report(start + alias, 'a YAML alias or anchor', 'Write the value out');
  if (syntaxErrors.length > 0 || alias !== undefined) return { offsets: {} };
  if (!isMap(document.contents)) {
    report(start, 'no keys', 'Write `key: value`, one per line');
    return { offsets: {} };
  }
  const offsets: Record<string, number> = {};
  const keyOffsets = new Map<unknown, number>();
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue;
    keyOffsets.set(key.value, start + key.range[0]);
    if (isNode(value)) offsets[String(key.value)] = start + value.range[0];
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (result.success) return { data: result.data, offsets };
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const hint = didYouMean(key, Object.keys(schema.shape));
        report(keyOffsets.get(key) ?? start, `unknown key \`${key}\``, hint);
      }
      continue;
    }
    const name = issue.path.join('.') || 'frontmatter';
    report(start + offsetOf(document, issue.path), `\`${name}\` ${issue.message}`, keysHint);
  }
  return { offsets };
}

/** The offset of the first alias or anchor: a few of them can expand to gigabytes. */
function firstAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || node.anchor !== undefined) found ??= node.range?.[0] ?? 0;
    },
  });
  return found;
}

/** The offset of the innermost node of a path that exists; 0 if none does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
