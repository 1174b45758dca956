import { writeEntry } from '../cache.ts';
import { figureProblems, type Figures } from '../check/figures.ts';
import { checkFile, type FileText } from '../check/file.ts';
import { readPicture, type Picture, type Refusal } from '../check/picture.ts';
import { errorIn, errorsIn, type Location } from '../check/problem.ts';
import type { FileReport } from '../check/report.ts';
import { figurePath, isPicture } from '../markdown/figures.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { noText, type Compiled } from './compiled.ts';
import { pictureFile, type Source } from './source.ts';
import { placeholders, writeTexts, type Texts } from './textCache.ts';

/** Compiles one file, in a worker: checks and renders it from a single parse. */
export async function run(source: Source): Promise<Compiled> {
  const { key, folder, file, bytes, figures } = source;
  const { report, text } = checkFile(folder, file, bytes);
  const compiled: Compiled = { ...report, ...noText, key };
  try {
    const pictures = await picturesOf(report, source);
    compiled.problems.push(...figureProblems(report, { figures, pictures }));
    if (text && errorsIn(compiled.problems).length === 0) {
      const texts = await render(text, source, pictures);
      compiled.size = Buffer.byteLength(texts.page.html.replaceAll(placeholders.prefix, ''));
      const { summary, minutes, formulas } = texts.page;
      const [figure] = report.figures;
      const path = figure && figurePath(figure.url);
      const emblem = path !== undefined && isPicture(path) ? undefined : path;
      const characters = [...new Set(text.source)].join('');
      Object.assign(compiled, { summary, minutes, formulas, emblem, characters });
    }
  } catch (error) {
    const hint = 'Write it in another way, or open an issue: the check should have found it';
    const { line = 1, column = 1 } = error as Partial<Location>;
    const excerpt = text?.body.split('\n')[line - 1] ?? '';
    const problem = errorIn(file, 'rendering', String(error), hint, { line, column, excerpt });
    // Not cached: it may be the machine's fault.
    return { ...compiled, problems: [...compiled.problems, problem] };
  }
  writeEntry('compiled', [key], Buffer.from(JSON.stringify(compiled)));
  return compiled;
}

/**
 * Renders the texts of a file that are not in the cache, and puts them there.
 * @throws Error with the file's name if a formula or figure is invalid
 */
export async function recompile(source: Source): Promise<Texts> {
  const { file } = source;
  const { report, text } = checkFile(source.folder, file, source.bytes);
  if (!text) throw new Error(`${file} cannot be parsed`);
  return render(text, source, await picturesOf(report, source)).catch((error: unknown) => {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  });
}

/** Encodes the pictures that a file shows, or takes them from the cache; by path. */
async function picturesOf(report: FileReport, source: Source): Promise<Figures['pictures']> {
  const pictures: Record<string, Picture | Refusal> = {};
  for (const path of report.figures.map(({ url }) => figurePath(url)).filter(isPicture)) {
    const hash = source.figures[path];
    if (hash) pictures[path] ??= await readPicture(pictureFile(source, path), hash);
  }
  return pictures;
}

/** Renders the texts of a file, and puts them into the cache. */
async function render(
  { source, body }: FileText,
  { key, figures }: Source,
  pictures: Figures['pictures'],
): Promise<Texts> {
  const { page, ...options } = {
    ...placeholders,
    figure: (path: string) => figures[path] ?? undefined,
    picture: (path: string) => {
      const picture = pictures[path];
      return picture && 'width' in picture ? picture : undefined;
    },
  };
  const onPage = await renderMarkdown(body, options);
  const alone = { ...options, page, standalone: true };
  const { xhtml = '', ...standalone } = await renderMarkdown(body, alone);
  const texts = { page: onPage, standalone, book: { ...standalone, html: xhtml }, source };
  writeTexts(key, texts);
  return texts;
}
