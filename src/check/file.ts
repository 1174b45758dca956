import { isUtf8 } from 'node:buffer';
import GithubSlugger from 'github-slugger';
import type { Node } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { plainMath } from '../markdown/math/plainMath.ts';
import { headingSlug } from '../markdown/headings.ts';
import { typographic } from '../markdown/typography.ts';
import { splitLabel } from '../markdown/math/tex.ts';
import { nodesOf, parseMarkdown } from '../markdown/parse.ts';
import { digestSchema } from '../schema/digest.ts';
import { reviewSchema } from '../schema/review.ts';
import { keysHint, readYaml } from './yaml.ts';
import { locationIn, positionAt, positionOf } from './positions.ts';
import { errorIn, type Location, type Position, type Report } from './problem.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { emptyReport, type FileReport, type Folder } from './report.ts';
import type { Body } from './rule.ts';
import { bodyRules, limitRules, textRules } from './rules/index.ts';

/** A file's report, and what there is to render. */
export interface CheckedFile {
  report: FileReport;
  /** Undefined if it cannot be parsed. */
  text?: FileText;
}

export interface FileText {
  /** The whole file, decoded. */
  source: string;
  /** The Markdown, with empty lines for the frontmatter, so that positions match the file. */
  body: string;
}

const maxSize = 256 * 1024;
const summaryHint = 'Say in one or two sentences what the paper does and whether it convinces';
const schemas = { reviews: reviewSchema, digests: digestSchema } as const;

/**
 * Checks one file by itself.
 * @param file its path, as shown in problems
 * @param bytes its content, not yet decoded
 */
export function checkFile(folder: Folder, file: string, bytes: Uint8Array): CheckedFile {
  if (bytes.length > maxSize) {
    const problem = errorIn(file, 'file-size', 'a file of over 256 KiB', 'Shorten it');
    return { report: emptyReport(file, [problem]) };
  }
  const report = emptyReport(file, []);
  const text = decodedText(bytes);
  const lines = text.split('\n');
  const located = (position: Position): Location => locationIn(lines, position);
  const said = new Map<string, string>();
  const reportAs =
    (rule: string, shift?: number): Report =>
    (at, message, hint, fix) => {
      const location = located('line' in at ? at : positionOf(at));
      const { line, column } = location;
      // In a body, what is wrong at a place is for one rule to say.
      const place = `${line}:${column}`;
      if (shift !== undefined && (said.get(place) ?? rule) !== rule) return;
      said.set(place, rule);
      const problem = errorIn(file, rule, message, hint, location);
      const edit = fix && { ...fix, start: fix.start + (shift ?? 0), end: fix.end + (shift ?? 0) };
      report.problems.push({ ...problem, ...(edit && { fix: edit }) });
    };
  if (!isUtf8(bytes)) {
    // The decoder replaces invalid bytes with this character.
    const position = positionAt(text, text.indexOf('\uFFFD'));
    reportAs('encoding')(position, 'not UTF-8', 'Save the file as UTF-8');
    return { report };
  }
  for (const { name, check } of limitRules) check(text, reportAs(name));
  if (report.problems.length > 0) return { report };
  for (const { name, check } of textRules) check(text, reportAs(name));
  const parts = splitFrontmatter(text);
  const reportFrontmatter = reportAs('frontmatter');
  const start = { line: 1, column: 1 };
  if (!parts) {
    const hint = 'Start with `---`, the keys, and `---` again';
    reportFrontmatter(start, 'no frontmatter, or it is not closed', hint);
    return { report };
  }
  const { data, positions } = readYaml(parts.yaml, 2, schemas[folder], reportFrontmatter);
  for (const [key, position] of Object.entries(positions)) {
    report.positions[key] = located(position);
  }
  if (data) report.data = { ...data };
  // Also shown where nothing is typeset, such as tabs, cards and citations.
  for (const key of ['title', 'summary'] as const) {
    const value = (data as Record<string, unknown> | undefined)?.[key];
    if (typeof value !== 'string') continue;
    try {
      const plain = plainMath(value);
      // A title is that of the paper, as written; a summary is ours.
      Object.assign(report.data ?? {}, { [key]: key === 'title' ? plain : typographic(plain) });
    } catch (error) {
      const message = `\`${key}\` has a formula that plain text cannot show: ${String(error)}`;
      reportFrontmatter(positions[key] ?? start, message, keysHint);
    }
  }
  if (data && folder === 'reviews' && !('summary' in data)) {
    const message = 'no `summary`: its first sentence stands in';
    const problem = errorIn(file, 'summary', message, summaryHint, report.positions['title']);
    report.problems.push({ ...problem, severity: 'warning' });
  }
  const tree = parseMarkdown(parts.body);
  const nodes: Body['nodes'] = (...types) => nodesOf(tree, ...types);
  // The body has no frontmatter, only its line breaks.
  const shift = text.length - parts.body.length;
  const body = { tree, nodes, text: parts.body, title: data?.title };
  for (const { name, check } of bodyRules) check(body, reportAs(name, shift));
  const withUrl = (node: Node & { url: string }, url = node.url): Location & { url: string } => ({
    ...located(positionOf(node)),
    url,
  });
  const links = nodes('link', 'definition').flatMap((node) => {
    if (node.url.startsWith('/reviews/')) return withUrl(node);
    const isSection = node.url.startsWith('#') && folder === 'reviews';
    return isSection ? withUrl(node, `/reviews/${report.slug}/${node.url}`) : [];
  });
  return {
    text: { source: text, body: parts.body },
    report: {
      ...report,
      isParsed: true,
      ids: [...sectionIds(nodes)],
      links,
      figures: nodes('image').map((node) => withUrl(node)),
    },
  };
}

/** The text of a file as everything here expects it: no byte order mark, `\n` as line ending, NFC. */
export function decodedText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n').normalize('NFC');
}

function sectionIds(nodes: Body['nodes']): Set<string> {
  const slugger = new GithubSlugger();
  const [images, tables, formulas] = [nodes('image'), nodes('table'), nodes('math')];
  const ids = nodes('heading', 'math', 'image', 'table').map((node) => {
    if (node.type === 'heading') return slugger.slug(headingSlug(toString(node)));
    if (node.type === 'math') {
      return splitLabel(node.value).id ?? `formula-${formulas.indexOf(node) + 1}`;
    }
    if (node.type === 'image') return `figure-${images.indexOf(node) + 1}`;
    return `table-${tables.indexOf(node) + 1}`;
  });
  return new Set(ids);
}
