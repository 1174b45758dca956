import { absolute, address } from '../addresses.ts';
import { writeEntry } from '../cache.ts';
import { checkFile, type FileText } from '../check/file.ts';
import { errorsIn } from '../check/problem.ts';
import { base } from '../environment.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { noText, type Compiled } from './compiled.ts';
import type { Source } from './source.ts';
import { placeholders, writeTexts, type Texts } from './texts.ts';

/** Compiles one file, in a worker: checks and renders it from a single parse. */
export async function run(source: Source): Promise<Compiled> {
  const { key } = source;
  const { report, text } = checkFile(source.folder, source.file, source.bytes);
  const compiled: Compiled = { ...report, key, ...noText };
  if (text && errorsIn(report.problems).length === 0) {
    // What fails here, such as a figure that is missing, is reported where files are compared, or
    // by whoever reads the text.
    const texts = await render(text, source.figures).catch(() => undefined);
    if (texts) {
      writeTexts(key, texts);
      compiled.size = Buffer.byteLength(texts.page.html.replaceAll(placeholders.prefix, ''));
      compiled.formulas = texts.page.formulas;
    }
  }
  writeEntry('compiled', [key], Buffer.from(JSON.stringify(compiled)));
  return compiled;
}

/**
 * Renders the texts of a file that are not in the cache, and puts them there.
 * @throws Error with the file's name if a formula or figure is invalid
 */
export async function recompile({ key, folder, file, bytes, figures }: Source): Promise<Texts> {
  const { text } = checkFile(folder, file, bytes);
  try {
    if (!text) throw new Error('it cannot be parsed');
    const texts = await render(text, figures);
    writeTexts(key, texts);
    return texts;
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

async function render({ source, body }: FileText, figures: Source['figures']): Promise<Texts> {
  const figure = (path: string): string => {
    const svg = figures[path];
    if (svg === undefined) throw new Error(`no figure ${path}`);
    return svg;
  };
  const { prefix, page } = placeholders;
  const options = { prefix, page, base: absolute(address()), standalone: true, figure };
  return {
    page: await renderMarkdown(body, { prefix, base, figure }),
    standalone: await renderMarkdown(body, options),
    source,
  };
}
