import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { readDrawing } from '../markdown/drawing.ts';
import type { FileReport } from './report.ts';
import { errorIn, type Problem } from './problem.ts';

/** In bytes. */
export const maxFigureSize = 2 * 1024 * 1024;

/** Finds figures that are missing, have forbidden content, or are not used by any text. */
export function figureProblems(root: string, reports: readonly FileReport[]): Problem[] {
  const figures = reports.flatMap(({ file, figures }) =>
    figures.map((figure) => ({ ...figure, file, path: resolve(root, 'reviews', figure.url) })),
  );
  const used = new Set(figures.map(({ path }) => path));
  const unused = filesIn(join(root, 'figures')).filter((path) => !used.has(resolve(path)));
  const hint = 'Use ../figures/<slug>/<name>.svg, drawn as CONTRIBUTING.md says';
  return [
    ...figures.flatMap(({ file, url, path, ...location }) => {
      const message = messageOf(url, path, root);
      return message === undefined ? [] : errorIn(file, 'figures', message, hint, location);
    }),
    ...unused.map((path): Problem => {
      const file = relative('.', path).replaceAll('\\', '/');
      const message = 'no text shows this figure';
      const problem = errorIn(file, 'unused-figures', message, 'Show it, or delete it');
      return { ...problem, severity: 'warning' };
    }),
  ];
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

function messageOf(url: string, path: string, root: string): string | undefined {
  const isInside = url.startsWith('../figures/') && path.startsWith(resolve(root, 'figures') + sep);
  if (!isInside || !existsSync(path) || !statSync(path).isFile()) return `no figure \`${url}\``;
  if (statSync(path).size > maxFigureSize) return `the figure \`${url}\` of over 2 MB`;
  const problem = drawingProblem(readFileSync(path, 'utf8'));
  return problem && `${url}:${problem}`;
}

/** What is wrong with the SVG of a figure, with its line. */
export function drawingProblem(svg: string): string | undefined {
  try {
    readDrawing(svg);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
