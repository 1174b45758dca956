import type { Root } from 'mdast';
import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { eachNode } from '../markdown/nodes.ts';
import { plainMath } from '../markdown/math/plainMath.ts';
import { formulaUse, type FormulaUse } from '../markdown/math/usage.ts';
import { headingSlug } from '../markdown/headings.ts';
import { splitLabel } from '../markdown/math/tex.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { digestSchema } from '../schema/digest.ts';
import { reviewSchema } from '../schema/review.ts';
import { keysHint, readFrontmatter } from './frontmatter.ts';
import { positionOf } from './positions.ts';
import type { Position, Problem, Report } from './problem.ts';
import { bodyRules, textRules } from './rules/index.ts';

/** A folder of `content/` that holds Markdown. */
export type Folder = 'reviews' | 'digests';

/** A position with the line that it is on. */
export interface Location extends Position {
  excerpt: string;
}

/** All that one file tells, without a look at any other. */
export interface FileReport {
  /** Path of the file, as problems name it. */
  file: string;
  /** The file's name without `.md`: its permanent address. */
  slug: string;
  /** Frontmatter, where it is right. */
  data?: unknown;
  /** The whole file, decoded. */
  source?: string;
  /** Markdown, with an empty line for each line of frontmatter: positions are the file's. */
  body?: string;
  problems: Problem[];
  /** The ids that its headings, figures, tables and labelled formulas will have on the page. */
  ids: string[];
  /** What its formulas consist of. */
  formulas: FormulaUse;
  /** Links to reviews and to sections of this one, as `/reviews/<slug>/#section`. */
  links: (Location & { url: string })[];
  figures: (Location & { url: string })[];
  /** Where the value of each key of the frontmatter stands. */
  positions: Record<string, Location>;
}

const maxSize = 256 * 1024;
const schemas = { reviews: reviewSchema, digests: digestSchema } as const;

/**
 * Checks one file by itself.
 * @param file path, as problems name it
 * @param bytes as they are on the disk
 */
export function checkFile(folder: Folder, file: string, bytes: Uint8Array): FileReport {
  const report = emptyReport(file);
  const { slug } = report;
  let lines: string[] = [];
  const quoted = ({ line, column }: Position): Location => {
    const excerpt = lines[line - 1] ?? '';
    return { line, column: Math.min(column, excerpt.length + 1), excerpt };
  };
  const reportAs =
    (rule: string, severity: Problem['severity'] = 'error') =>
    (position: Position, message: string, hint: string): void => {
      report.problems.push({ file, ...quoted(position), rule, severity, message, hint });
    };
  const start = { line: 1, column: 1 };
  if (bytes.length > maxSize) {
    reportAs('file-size')(start, 'a file of over 256 KiB', 'Shorten it');
    return report;
  }
  const decoded = decode(bytes);
  lines = decoded.text.split('\n');
  if (decoded.wrong) {
    reportAs('encoding')(decoded.wrong, 'not UTF-8', 'Save the file as UTF-8');
    return report;
  }
  const { text } = decoded;
  for (const { name, severity, check } of textRules) check(text, reportAs(name, severity));
  if (report.problems.length > 0) return report;
  const parts = splitFrontmatter(text);
  if (!parts) {
    reportAs('frontmatter')(
      start,
      'no frontmatter, or it is not closed',
      'Start with `---`, the keys, and `---` again',
    );
    return report;
  }
  const { data, positions } = readFrontmatter(
    parts.yaml,
    2,
    schemas[folder],
    reportAs('frontmatter'),
  );
  for (const [key, position] of Object.entries(positions)) report.positions[key] = quoted(position);
  if (data !== undefined) report.data = withPlainTitle(data, positions, reportAs('frontmatter'));
  const tree = parseMarkdown(parts.body);
  const body = { tree, text: parts.body };
  for (const { name, severity, check } of bodyRules) check(body, reportAs(name, severity));
  report.source = text;
  report.body = parts.body;
  report.ids = [...sectionIds(tree)];
  report.formulas = formulaUse(parts.body);
  eachNode(tree, ['link', 'definition', 'image'], (node) => {
    const { url } = node;
    const position = quoted(positionOf(node));
    if (node.type === 'image') report.figures.push({ ...position, url });
    else if (url.startsWith('/reviews/')) report.links.push({ ...position, url });
    else if (url.startsWith('#') && folder === 'reviews') {
      report.links.push({ ...position, url: `/reviews/${slug}/${url}` });
    }
  });
  return report;
}

/** Titles stand where nothing is typeset, such as tabs and citations: formulas become characters. */
function withPlainTitle<Data extends { title: string }>(
  data: Data,
  positions: Readonly<Record<string, Position>>,
  report: Report,
): Data | undefined {
  try {
    return { ...data, title: plainMath(data.title) };
  } catch (error) {
    const message = `\`title\` has a formula that cannot stand in a title: ${String(error)}`;
    report(positions['title'] ?? { line: 1, column: 1 }, message, keysHint);
    return undefined;
  }
}

/** The report of a file that nothing is known of yet. */
export function emptyReport(file: string): FileReport {
  return {
    file,
    slug: /([^/\\]*?)(\.md)?$/i.exec(file)?.[1] ?? '',
    problems: [],
    ids: [],
    formulas: { words: [], characters: '', classes: [] },
    links: [],
    figures: [],
    positions: {},
  };
}

/** Splits a file's text; the body keeps the file's line numbers. */
export function splitFrontmatter(text: string): { yaml: string; body: string } | undefined {
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return undefined;
  return {
    yaml: match[1] ?? '',
    body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length),
  };
}

/** A file's text as everything else reads it: no byte order mark, `\n`, and letters composed. */
export function decode(bytes: Uint8Array): { text: string; wrong?: Position } {
  const normalised = (text: string): string =>
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .normalize('NFC');
  try {
    return { text: normalised(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    const text = normalised(new TextDecoder('utf-8').decode(bytes));
    const before = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n');
    return { text, wrong: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
  }
}

function sectionIds(tree: Root): Set<string> {
  const slugger = new GithubSlugger();
  const ids = new Set<string>();
  let [figures, tables] = [0, 0];
  eachNode(tree, ['heading', 'math', 'image', 'table'], (node) => {
    if (node.type === 'heading') ids.add(slugger.slug(headingSlug(toString(node))));
    if (node.type === 'math') {
      const { id } = splitLabel(node.value);
      if (id !== undefined) ids.add(id);
    }
    if (node.type === 'image') ids.add(`figure-${(figures += 1)}`);
    if (node.type === 'table') ids.add(`table-${(tables += 1)}`);
  });
  return ids;
}
