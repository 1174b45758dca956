import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { readDrawing } from '../markdown/drawing.ts';
import type { FileReport } from './file.ts';
import type { Problem } from './problem.ts';

const maxSize = 2 * 1024 * 1024;

/** Figures that are not there or hold what they may not, and those that no text shows. */
export function figureProblems(root: string, reports: readonly FileReport[]): Problem[] {
  const problems: Problem[] = [];
  const used = new Set<string>();
  for (const { file, figures } of reports) {
    for (const { url, ...position } of figures) {
      used.add(resolve(root, 'reviews', url));
      const message = problemOf(url, root);
      if (message === undefined) continue;
      const hint = 'Use ../figures/<slug>/<name>.svg, drawn as CONTRIBUTING.md says';
      problems.push({ file, ...position, rule: 'figures', severity: 'error', message, hint });
    }
  }
  const unused = filesIn(join(root, 'figures')).filter((path) => !used.has(resolve(path)));
  return [
    ...problems,
    ...unused.map((path): Problem => ({
      ...{ file: relative('.', path).replaceAll('\\', '/'), line: 1, column: 1, excerpt: '' },
      ...{ rule: 'unused-figures', severity: 'warning', message: 'no text shows this figure' },
      hint: 'Show it, or delete it',
    })),
  ];
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

function problemOf(url: string, root: string): string | undefined {
  const path = resolve(root, 'reviews', url);
  const isInside = url.startsWith('../figures/') && path.startsWith(resolve(root, 'figures') + sep);
  if (!isInside || !existsSync(path) || !statSync(path).isFile()) return `no figure \`${url}\``;
  if (statSync(path).size > maxSize) return `the figure \`${url}\` of over 2 MB`;
  try {
    readDrawing(readFileSync(path, 'utf8'));
    return undefined;
  } catch (error) {
    return `${url}:${error instanceof Error ? error.message : String(error)}`;
  }
}
