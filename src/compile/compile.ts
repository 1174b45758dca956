import { writeEntry } from '../cache.ts';
import { figureProblems } from '../check/figures.ts';
import { checkFile, type FileText } from '../check/file.ts';
import { locationIn } from '../check/positions.ts';
import { errorIn, errorsIn, type Location } from '../check/problem.ts';
import { figurePath } from '../markdown/figures.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { noText, type Compiled } from './compiled.ts';
import type { Source } from './source.ts';
import { placeholders, writeTexts, type Texts } from './textCache.ts';

/** Compiles one file, in a worker: checks and renders it from a single parse. */
export async function run(source: Source): Promise<Compiled> {
  const { key, folder, file, bytes, figures } = source;
  const { report, text } = checkFile(folder, file, bytes);
  const problems = [...report.problems, ...figureProblems(report, figures)];
  const compiled: Compiled = { ...report, problems, ...noText, key };
  if (text && errorsIn(problems).length === 0) {
    try {
      const texts = await render(text, source);
      compiled.size = Buffer.byteLength(texts.page.html.replaceAll(placeholders.prefix, ''));
      const { summary, minutes, formulas } = texts.page;
      const [figure] = report.figures;
      const emblem = figure && figurePath(figure.url);
      const characters = [...new Set(text.source)].join('');
      Object.assign(compiled, { summary, minutes, formulas, emblem, characters });
    } catch (error) {
      const hint = 'Write it in another way, or open an issue: the check should have found it';
      const { line = 1, column = 1 } = error as Partial<Location>;
      const location = locationIn(text.body.split('\n'), { line, column });
      const problem = errorIn(file, 'rendering', String(error), hint, location);
      // Not cached: it may be the machine's fault.
      return { ...compiled, problems: [...problems, problem] };
    }
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
  const { text } = checkFile(source.folder, file, source.bytes);
  if (!text) throw new Error(`${file} cannot be parsed`);
  return render(text, source).catch((error: unknown) => {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  });
}

/** Renders the texts of a file, and puts them into the cache. */
async function render({ source, body }: FileText, { key, figures }: Source): Promise<Texts> {
  const { page, ...options } = { ...placeholders, figure: (path: string) => figures[path] };
  const onPage = await renderMarkdown(body, options);
  const alone = { ...options, page, standalone: true };
  const { xhtml = '', ...standalone } = await renderMarkdown(body, alone);
  const texts = { page: onPage, standalone, book: { ...standalone, html: xhtml }, source };
  writeTexts(key, texts);
  return texts;
}
