import { readEntry } from '../cache.ts';
import { errorIn } from '../check/problem.ts';
import { emptyReport, type FileReport } from '../check/report.ts';
import type { FormulaUse } from '../markdown/math/output.ts';
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

export const noText = { size: 0, formulas: { styles: [], classes: [], characters: '' } };

/** The time limit of a file, in milliseconds. */
const maxTime = 2000;

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
  const fresh = await runInWorkers<Source, Compiled>(
    'Compiling',
    'src/compile/compile.ts',
    missing,
    {
      time,
      // Not cached: on a busy machine a valid file may time out.
      onTimeout: ({ file, key }) => ({
        ...emptyReport(file, [errorIn(file, 'time', message, hint)]),
        key,
        ...noText,
      }),
    },
  );
  return sources.flatMap((source) => compiled.get(source) ?? fresh.shift() ?? []);
}
