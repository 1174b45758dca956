import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readDrawing } from '../markdown/drawing.ts';
import { figurePath } from '../markdown/figures.ts';
import { errorIn, type Problem } from './problem.ts';
import type { FileReport } from './report.ts';

/** In bytes. */
export const maxFigureSize = 2 * 1024 * 1024;

/**
 * Finds figures of a file that are missing, or have forbidden content.
 * @param svgs the SVG of each, by path below `content/figures`
 */
export function figureProblems(
  { file, figures }: Pick<FileReport, 'file' | 'figures'>,
  svgs: Readonly<Record<string, string>>,
): Problem[] {
  const hint = 'Use ../figures/<slug>/<name>.svg, drawn as CONTRIBUTING.md says';
  return figures.flatMap(({ url, ...location }) => {
    const svg = svgs[figurePath(url)];
    if (svg === undefined) {
      const message = `no figure \`${url}\`, or one of over 2 MB`;
      return errorIn(file, 'figures', message, hint, location);
    }
    try {
      readDrawing(svg);
      return [];
    } catch (error) {
      const message = `${url}:${(error as Error).message}`;
      return errorIn(file, 'figures', message, hint, location);
    }
  });
}

/** Warns of figures that no text uses. */
export function unusedFigures(root: string, reports: readonly FileReport[]): Problem[] {
  const folder = join(root, 'figures');
  if (!existsSync(folder)) return [];
  const used = new Set(
    reports.flatMap(({ figures }) => figures.map(({ url }) => resolve(root, 'reviews', url))),
  );
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !used.has(resolve(path)))
    .map((path) => {
      const file = relative('.', path).replaceAll('\\', '/');
      const message = 'no text shows this figure';
      const problem = errorIn(file, 'unused-figures', message, 'Show it, or delete it');
      return { ...problem, severity: 'warning' };
    });
}
