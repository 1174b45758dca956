import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { nameSlug } from '../library/addresses.ts';
import { readDrawing } from '../markdown/drawing.ts';
import { identifierIn } from '../search/identifier.ts';
import type { ReviewData } from '../schema/review.ts';
import type { FileReport, Quoted } from './file.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './suggestion.ts';

/** Everything that has been read. */
export interface Files {
  /** The folder `content`. */
  root: string;
  reviews: readonly FileReport[];
  digests: readonly FileReport[];
}

type Find = (
  files: Files,
  report: (file: FileReport, place: Quoted | undefined, message: string, hint: string) => void,
) => void;

const largestFigure = 2 * 1024 * 1024;

/** What can only be seen by looking at several files, by the names of the rules. */
const rules: Readonly<Record<string, Find>> = {
  'digest-exists': ({ reviews, digests }, report) => {
    const known = digests.map(({ slug }) => slug);
    for (const review of reviews) {
      const digest = dataOf(review)?.digest;
      if (digest === undefined || known.includes(digest)) continue;
      report(review, review.places['digest'], `no digest \`${digest}\``, didYouMean(digest, known));
    }
  },

  'number-unique': ({ reviews }, report) => {
    const places = new Map<string, FileReport>();
    for (const review of reviews) {
      const data = dataOf(review);
      if (!data) continue;
      const other = places.get(`${data.digest} ${data.number}`);
      if (other) {
        const message = `the number ${data.number} of ${other.file}`;
        report(review, review.places['number'], message, 'Give each its own');
      }
      places.set(`${data.digest} ${data.number}`, review);
    }
  },

  'one-name-a-handle': ({ reviews }, report) => {
    const names = new Map<string, string | undefined>();
    for (const review of reviews) {
      const data = dataOf(review);
      if (!data) continue;
      const handle = data.slack.toLowerCase();
      if (names.has(handle) && names.get(handle) !== data.reviewer) {
        const place = review.places['reviewer'] ?? review.places['slack'];
        const other = names.get(handle) ?? 'no name';
        const hint = `Elsewhere it is ${other}: use one spelling, and \`aliases\` for others`;
        report(review, place, `@${data.slack} under two names`, hint);
      }
      names.set(handle, data.reviewer);
    }
  },

  'one-review-a-paper': ({ reviews }, report) => {
    const papers = new Map<string, FileReport>();
    for (const review of reviews) {
      const data = dataOf(review);
      for (const key of ['link', 'doi'] as const) {
        const value = data?.[key];
        const paper =
          value === undefined ? undefined : identifierIn(key === 'doi' ? `doi:${value}` : value);
        if (paper === undefined || !/^(arxiv|doi):/.test(paper)) continue;
        const other = papers.get(paper);
        if (other && other !== review) {
          const hint = 'An address such as /arxiv/… leads to one review: take one of the two away';
          report(review, review.places[key], `the same paper as ${other.file}`, hint);
        }
        papers.set(paper, review);
      }
    }
  },

  'one-spelling-a-name': ({ reviews }, report) => {
    const spellings = new Map<string, string>();
    for (const review of reviews) {
      const data = dataOf(review);
      if (!data) continue;
      const names = [
        ...[data.slack].map((name) => ['reviewers', 'slack', name] as const),
        ...(data.institution ?? []).map((name) => ['institutions', 'institution', name] as const),
        ...(data.topics ?? []).map((name) => ['topics', 'topics', name] as const),
      ];
      for (const [page, key, name] of names) {
        const address = `${page}/${nameSlug(name)}/`;
        const other = spellings.get(address);
        if (nameSlug(name) === '') {
          report(review, review.places[key], `\`${name}\` has no address`, 'Use letters or digits');
        } else if (other !== undefined && other !== name) {
          const message = `\`${name}\` and \`${other}\` share the address ${address}`;
          report(review, review.places[key], message, 'Use one spelling');
        }
        spellings.set(address, other ?? name);
      }
    }
  },

  'link-targets': ({ reviews, digests }, report) => {
    const known = new Map(reviews.map((review) => [review.slug, review]));
    for (const file of [...reviews, ...digests]) {
      for (const link of file.links) {
        const [, slug = '', section] = /^\/reviews\/([^/#]+)\/(?:#(.+))?$/.exec(link.url) ?? [];
        const target = known.get(slug);
        if (!target) {
          report(file, link, `no review \`${slug}\``, didYouMean(slug, [...known.keys()]));
        } else if (section !== undefined && target.body !== undefined) {
          const id = decoded(section);
          if (target.ids.includes(id)) continue;
          const where = target === file ? 'on this page' : `in ${slug}`;
          report(file, link, `no section \`#${id}\` ${where}`, didYouMean(id, target.ids));
        }
      }
    }
  },

  figures: ({ root, reviews, digests }, report) => {
    for (const file of [...reviews, ...digests]) {
      for (const figure of file.figures) {
        const wrong = figureProblem(figure.url, root);
        const hint = 'Use ../figures/<slug>/<name>.svg, drawn as CONTRIBUTING.md says';
        if (wrong !== undefined) report(file, figure, wrong, hint);
      }
    }
  },
};

/** Every problem that shows only across files. */
export function problemsAcross(files: Files): Problem[] {
  const problems = unusedFigures(files);
  for (const [rule, find] of Object.entries(rules)) {
    find(files, ({ file }, place, message, hint) => {
      const { line, column, excerpt } = place ?? { line: 1, column: 1, excerpt: '' };
      problems.push({ file, line, column, excerpt, rule, severity: 'error', message, hint });
    });
  }
  return problems;
}

/** Figures that no text shows: left over, or forgotten. */
function unusedFigures({ root, reviews, digests }: Files): Problem[] {
  const folder = join(root, 'figures');
  if (!existsSync(folder)) return [];
  const used = new Set(
    [...reviews, ...digests].flatMap(({ figures }) =>
      figures.map(({ url }) => resolve(root, 'reviews', url)),
    ),
  );
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !used.has(resolve(path)))
    .map((path) => ({
      ...{ file: relative('.', path).replaceAll('\\', '/'), line: 1, column: 1, excerpt: '' },
      ...{ rule: 'unused-figures', severity: 'warning', message: 'no text shows this figure' },
      hint: 'Show it, or delete it',
    }));
}

function dataOf({ data }: FileReport): ReviewData | undefined {
  return data as ReviewData | undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function figureProblem(url: string, root: string): string | undefined {
  const path = resolve(root, 'reviews', url);
  const isInside = url.startsWith('../figures/') && path.startsWith(resolve(root, 'figures') + sep);
  if (!isInside || !existsSync(path) || !statSync(path).isFile()) return `no figure \`${url}\``;
  if (statSync(path).size > largestFigure) return `the figure \`${url}\` of over 2 MB`;
  try {
    readDrawing(readFileSync(path, 'utf8'));
    return undefined;
  } catch (error) {
    return `${url}:${error instanceof Error ? error.message : String(error)}`;
  }
}
