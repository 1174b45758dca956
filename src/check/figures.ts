import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readDrawing } from '../markdown/drawing.ts';
import { figurePath, isFigureName } from '../markdown/figures.ts';
import type { Picture, Refusal } from './picture.ts';
import { errorIn, type Problem } from './problem.ts';
import type { FileReport } from './report.ts';

/** In bytes. */
export const maxFigureSize = 2 * 1024 * 1024;

/** What the pictures of a text may weigh together, in bytes. */
const maxPictures = 1_500_000;

/** The figures of a file, by path below `content/figures`, without those that are missing. */
export interface Figures {
  /** The SVG of each drawing, the hash of each picture, and null for what is too large. */
  figures: Readonly<Record<string, string | null>>;
  pictures: Readonly<Record<string, Picture | Refusal>>;
}

/** Finds figures of a file that are missing, or have forbidden content. */
export function figureProblems(
  report: Pick<FileReport, 'file' | 'slug' | 'figures'>,
  { figures, pictures }: Figures,
): Problem[] {
  const drawn = 'Use ../figures/<slug>/<name>.svg, drawn as CONTRIBUTING.md says';
  let size = 0;
  return report.figures.flatMap(({ url, ...location }) => {
    const error = (message: string, hint: string): Problem[] => [
      errorIn(report.file, 'figures', message, hint, location),
    ];
    const path = figurePath(url);
    const [figure, picture] = [figures[path], pictures[path]];
    if (figure === undefined || !isFigureName(path)) {
      if (/^https?:/.test(url)) {
        const hint = 'Save it below content/figures, if its licence allows that';
        return error(`a figure of another site, \`${url}\``, hint);
      }
      const isPlain = /^\.\.\/figures\/[\w-]+\/[\w.-]+$/.test(url) && isFigureName(path);
      const hint = isPlain
        ? `Put it at content/figures/${path}`
        : `Use ../figures/${report.slug}/<name>.svg, .png, .jpg or .webp, without spaces`;
      return error(`no figure \`${url}\``, hint);
    }
    if (figure === null) return error(`${url} is over 2 MB`, 'Scale it down, or crop it');
    if (picture && 'refused' in picture) {
      const [message, hint] = picture.refused;
      return error(`${url} ${message}`, hint);
    }
    if (picture) {
      size += Buffer.byteLength(picture.large, 'base64');
      if (size <= maxPictures) return [];
      const total = `${(size / 1e6).toFixed(1)} MB`;
      return error(`the pictures up to ${url} are ${total}`, 'Show fewer: the limit is 1.5 MB');
    }
    try {
      readDrawing(figure);
      return [];
    } catch (reason) {
      return error(`${url}:${(reason as Error).message}`, drawn);
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
