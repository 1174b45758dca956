import { isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'astro/zod';
import type { Position, Report } from './problem.ts';
import { didYouMean } from './suggestion.ts';

/** Where a contributor learns what a key may hold. */
export const keysHint = 'CONTRIBUTING.md lists every key with an example';

/** What the frontmatter of a file holds. */
export interface Frontmatter<Data> {
  /** Where it is right. */
  data?: Data;
  /** Where the value of each key stands. */
  positions: Record<string, Position>;
}

/**
 * Reads YAML and checks it against a schema.
 * @param yaml the lines of the frontmatter
 * @param firstLine the line of the file that it starts on
 * @param schema a strict zod object; its own output is what comes back
 * @param report takes every problem
 */
export function readFrontmatter<Schema extends z.ZodType>(
  yaml: string,
  firstLine: number,
  schema: Schema,
  report: Report,
): Frontmatter<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) - 1 + firstLine, column: Math.max(1, col) };
  };
  const broken = [...document.errors, ...document.warnings];
  for (const error of broken) {
    const message = error.message.split('\n')[0]?.replace(/ at line .*/, '') ?? error.code;
    report(
      positionAt(error.pos[0]),
      message,
      'Quote a text that holds a colon, indent with spaces, and give each key once',
    );
  }
  const shared = firstShared(document);
  if (shared !== undefined) {
    report(positionAt(shared), 'a YAML alias or anchor', 'Write the value out');
  }
  if (broken.length > 0 || shared !== undefined) return { positions: {} };
  if (!isMap(document.contents)) {
    report({ line: firstLine, column: 1 }, 'no keys', 'Write `key: value`, a line each');
    return { positions: {} };
  }
  const positions: Record<string, Position> = {};
  for (const { key } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = offsetOf(document, [name]);
    if (at !== undefined) positions[name] = positionAt(at);
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (result.success) return { data: result.data, positions };
  const known = Object.keys((schema as unknown as { shape?: object }).shape ?? {});
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const position = positionAt(keyOffset(document, key));
        report(position, `unknown key \`${key}\``, didYouMean(key, known));
      }
      continue;
    }
    const name = issue.path.join('.');
    const offset = offsetOf(document, issue.path);
    report(
      offset === undefined ? { line: firstLine, column: 1 } : positionAt(offset),
      `\`${name || 'frontmatter'}\` ${issue.message}`,
      keysHint,
    );
  }
  return { positions };
}

/** The offset of the first alias or anchor: a few of them can stand for gigabytes. */
function firstShared(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, (_key, node) => {
    if (typeof node !== 'object' || node === null || isPair(node)) return undefined;
    const { type, anchor, range, source } = node as {
      type?: string;
      anchor?: string;
      range?: [number];
      source?: string;
    };
    const isAlias = type === undefined && source !== undefined && !isScalar(node);
    if (anchor === undefined && !isAlias) return undefined;
    found = range?.[0] ?? 0;
    return visit.BREAK;
  });
  return found;
}

function keyOffset(document: Document, key: string): number {
  const items = isMap(document.contents) ? document.contents.items : [];
  for (const item of items) {
    if (isScalar(item.key) && item.key.value === key) return item.key.range?.[0] ?? 0;
  }
  return 0;
}

/** Where the innermost part of a path stands that is there at all. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}
