import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'astro/zod';
import type { Position } from './problem.ts';
import { didYouMean } from './suggestion.ts';

/** Points contributors to the documentation of the keys. */
export const keysHint = 'CONTRIBUTING.md describes the keys';

/**
 * Reads YAML and checks it against a schema.
 * @param yaml such as the frontmatter, without its fences
 * @param firstLine the line of the file that it starts on
 * @param schema a strict zod object, whose output is returned
 * @param report is called with each problem
 * @returns the data, if valid, and the position of each value by key
 */
export function readYaml<Schema extends z.ZodObject>(
  yaml: string,
  firstLine: number,
  schema: Schema,
  report: (position: Position, message: string, hint: string) => void,
): { data?: z.infer<Schema>; positions: Record<string, Position> } {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const start = { line: firstLine, column: 1 };
  const positionAt = (offset = 0): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line) - 1 + firstLine, column: Math.max(1, col) };
  };
  const syntaxErrors = [...document.errors, ...document.warnings];
  for (const { pos, message } of syntaxErrors) {
    const hint = 'Quote a value that contains a colon, indent with spaces, and give each key once';
    report(positionAt(pos[0]), message, hint);
  }
  const aliasOffset = firstAlias(document);
  if (aliasOffset !== undefined) {
    report(positionAt(aliasOffset), 'a YAML alias or anchor', 'Write the value out');
  }
  if (syntaxErrors.length > 0 || aliasOffset !== undefined) return { positions: {} };
  if (!isMap(document.contents)) {
    report(start, 'no keys', 'Write `key: value`, one per line');
    return { positions: {} };
  }
  const positions: Record<string, Position> = {};
  const keyOffsets = new Map<unknown, number>();
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue;
    keyOffsets.set(key.value, key.range[0]);
    if (isNode(value)) positions[String(key.value)] = positionAt(value.range[0]);
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (result.success) return { data: result.data, positions };
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const hint = didYouMean(key, Object.keys(schema.shape));
        report(positionAt(keyOffsets.get(key)), `unknown key \`${key}\``, hint);
      }
      continue;
    }
    const name = issue.path.join('.') || 'frontmatter';
    const offset = offsetOf(document, issue.path);
    const position = offset === undefined ? start : positionAt(offset);
    report(position, `\`${name}\` ${issue.message}`, keysHint);
  }
  return { positions };
}

/** The offset of the first alias or anchor: a few of them can expand to gigabytes. */
function firstAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && node.anchor === undefined) return undefined;
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** The offset of the innermost node of a path that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}
