import { readEntry } from '../cache.ts';
import { errorIn } from '../check/problem.ts';
import { emptyReport, type FileReport } from '../check/report.ts';
import { isPicture } from '../markdown/figures.ts';
import { noFormulas, type FormulaUse } from '../markdown/math/styles.ts';
import { runInWorkers } from '../workers/pool.ts';
import { pictureFile, type Source } from './source.ts';

/** What a file is compiled to; its texts stay in the cache, as together they take gigabytes. */
export interface Compiled extends FileReport {
  /** The key of its {@link Source}. */
  key: string;
  /** The size of its HTML on a page, in bytes; 0 without a text. */
  size: number;
  /** Its first sentence, and its reading time in minutes. */
  summary: string;
  minutes: number;
  /** The path of its first figure, below `content/figures`. */
  emblem?: string;
  /** What its formulas use on a page. */
  formulas: FormulaUse;
  /** Each character of the file, once. */
  characters: string;
}

export const noText = { size: 0, summary: '', minutes: 0, formulas: noFormulas, characters: '' };

/** The time limit of a file, in milliseconds: many times what the longest takes on a busy machine. */
const maxTime = 10_000;

/** By key: in dev, only edited files are compiled again. */
const known = new Map<string, Compiled>();

/**
 * Compiles files in workers, or takes them from the cache. One that takes too long is aborted.
 * @param time limit of a file, in milliseconds
 * @returns what each is compiled to, in order
 */
export async function compileFiles(
  sources: readonly Source[],
  time = maxTime,
): Promise<Compiled[]> {
  const message = `takes over ${time / 1000} s to check and render`;
  const hint = 'Make it shorter, or its formulas and tables simpler';
  for (const { key } of sources) {
    const entry = known.has(key) ? undefined : readEntry('compiled', [key]);
    if (entry) known.set(key, JSON.parse(entry.toString()) as Compiled);
  }
  const missing = sources.filter(({ key }) => !known.has(key));
  // Beforehand: one takes half a second, and a file shows many.
  const pictures = missing.flatMap((source) =>
    Object.keys(source.figures)
      .filter((path) => isPicture(path) && source.figures[path] !== null)
      .map((path) => pictureFile(source, path)),
  );
  await runInWorkers('Encoding pictures', 'src/check/picture.ts', [...new Set(pictures)], {
    time: 6 * time,
    // The file that shows it will time out, too.
    onTimeout: () => undefined,
  });
  // Not cached on disk: on a busy machine a valid file may time out.
  const onTimeout = ({ file, key }: Source): Compiled => {
    return { ...emptyReport(file, [errorIn(file, 'time', message, hint)]), ...noText, key };
  };
  const limit = { time, onTimeout };
  const compiled = await runInWorkers('Compiling', 'src/compile/compile.ts', missing, limit);
  for (const one of compiled) known.set(one.key, one);
  return sources.flatMap(({ key }) => known.get(key) ?? []);
}
