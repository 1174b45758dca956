import { basename } from 'node:path';
import type { Location, Problem } from './problem.ts';

/** A folder of `content/` that holds Markdown. */
export type Folder = 'reviews' | 'digests';

/** Everything learnt from one file alone. */
export interface FileReport {
  /** Path of the file, as shown in problems. */
  file: string;
  /** The file's name without `.md`: its permanent address. */
  slug: string;
  /** The frontmatter, if valid. */
  data?: unknown;
  problems: Problem[];
  /** Whether it could be parsed; if not, the rest is empty. */
  isParsed: boolean;
  /** The ids that its headings, figures, tables and display formulas will have on the page. */
  ids: string[];
  /** Links to reviews and to sections of this one, as `/reviews/<slug>/#section`. */
  links: (Location & { url: string })[];
  figures: (Location & { url: string })[];
  /** The location of each value in the frontmatter, by key. */
  positions: Record<string, Location>;
}

/** A report with nothing but problems. */
export function emptyReport(file: string, problems: Problem[] = []): FileReport {
  return {
    file,
    slug: basename(file, '.md'),
    problems,
    isParsed: false,
    ids: [],
    links: [],
    figures: [],
    positions: {},
  };
}
