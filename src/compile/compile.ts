import { readEntry, writeEntry } from '../cache.ts';
import { absolute, address } from '../addresses.ts';
import { checkFile, emptyReport, type FileReport, type FileText } from '../check/file.ts';
import { errorIn, errorsIn } from '../check/problem.ts';
import { base } from '../environment.ts';
import type { FormulaUse } from '../markdown/math/output.ts';
import { renderMarkdown, type Rendered } from '../markdown/render.ts';
import { runInWorkers } from '../workers/pool.ts';
import type { Source } from './source.ts';

/** What a file is compiled to; its texts stay in the cache, as together they take gigabytes. */
export interface Compiled extends FileReport {
  /** The key of its {@link Source}. */
  key: string;
  /** The size of its HTML on a page, in bytes; 0 without a text. */
  size: number;
  /** What its formulas use on a page. */
  formulas: FormulaUse;
}

/** The texts of a file: the same wherever they are shown, but for {@link placeholders}. */
export interface Texts {
  page: Rendered;
  /** For readers without our stylesheet and scripts. */
  standalone: Rendered;
  /** The file itself, decoded. */
  source: string;
}

/**
 * Stand for the prefix of ids and, in standalone texts, for the address of the page. The check
 * refuses noncharacters.
 */
export const placeholders = { prefix: '\uFDD0', page: '\uFDD1' } as const;

const noText = { size: 0, formulas: { styles: [], classes: [], characters: '' } };

/** The time limit of a file, in milliseconds. */
const maxTime = 2000;

/** Compiles one file in a worker: checks and renders it from a single parse. */
export async function run(source: Source): Promise<Compiled> {
  const { key } = source;
  const { report, text } = checkFile(source.folder, source.file, source.bytes);
  const compiled: Compiled = { ...report, key, ...noText };
  if (text && errorsIn(report.problems).length === 0) {
    // Whatever fails here, such as a figure that is missing, is reported where files are compared,
    // or by `readTexts`.
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
 * Compiles files in workers, or takes them from the cache. One that takes too long is aborted.
 * @param time limit of a file, in milliseconds
 * @returns what each is compiled to, in order
 */
export async function compileFiles(
  sources: readonly Source[],
  time = maxTime,
): Promise<Compiled[]> {
  const message = `takes over ${time / 1000} s to read`;
  const hint = 'Make it shorter, or its formulas and tables simpler';
  const compiled = new Map<Source, Compiled>();
  for (const source of sources) {
    const entry = readEntry('compiled', [source.key]);
    if (entry) compiled.set(source, JSON.parse(entry.toString()) as Compiled);
  }
  const missing = sources.filter((source) => !compiled.has(source));
  const fresh = await runInWorkers<Source, Compiled>('src/compile/compile.ts', missing, {
    time,
    // Not cached: on a busy machine a valid file may time out.
    onTimeout: ({ file, key }) => ({
      ...emptyReport(file, [errorIn(file, 'time', message, hint)]),
      key,
      ...noText,
    }),
  });
  return sources.flatMap((source) => compiled.get(source) ?? fresh.shift() ?? []);
}

/** Renders the texts of a file. */
export async function render(
  { source, body }: FileText,
  figures: Source['figures'],
): Promise<Texts> {
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

/** Writes texts as lines of JSON, so that a reader parses only the one that it needs. */
export function writeTexts(key: string, { page, standalone, source }: Texts): void {
  const lines = [page, standalone, source].map((text) => JSON.stringify(text));
  writeEntry('texts', [key], Buffer.from(lines.join('\n')));
}
