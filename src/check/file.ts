import { isUtf8 } from 'node:buffer';
import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { plainMath } from '../markdown/math/plainMath.ts';
import { headingSlug } from '../markdown/headings.ts';
import { typographic } from '../markdown/typography.ts';
import { splitLabel } from '../markdown/math/tex.ts';
import { nodesOf, parseMarkdown } from '../markdown/parse.ts';
import { digestSchema } from '../schema/digest.ts';
import { reviewSchema } from '../schema/review.ts';
import { keysHint, readYaml } from './yaml.ts';
import { locator } from './positions.ts';
import { errorIn, type Problem } from './problem.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { emptyReport, type FileReport, type Folder } from './report.ts';
import type { Body, Report } from './rule.ts';
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
  /** The Markdown, with spaces in place of the frontmatter, so that positions match the file. */
  body: string;
}

const maxSize = 256 * 1024;
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
  const source = decodedText(bytes);
  const report = emptyReport(file);
  const { problems } = report;
  const locate = locator(source);
  const reportAs =
    (rule: string, severity: Problem['severity'] = 'error'): Report =>
    (at, message, hint, fix) => {
      const problem = errorIn(file, rule, message, hint, locate(at));
      problems.push({ ...problem, severity, ...(fix && { fix }) });
    };
  if (!isUtf8(bytes)) {
    // The decoder replaces invalid bytes with this character.
    reportAs('encoding')(source.indexOf('\uFFFD'), 'not UTF-8', 'Save the file as UTF-8');
    return { report };
  }
  for (const [name, check] of Object.entries(limitRules)) check(source, reportAs(name));
  if (problems.length > 0) return { report };
  for (const [name, check] of Object.entries(textRules)) check(source, reportAs(name));
  const parts = splitFrontmatter(source);
  if (!parts) {
    const hint = 'Start with `---`, the keys, and `---` again';
    reportAs('frontmatter')(0, 'no frontmatter, or it is not closed', hint);
    return { report };
  }
  const { data, offsets } = readYaml(parts, schemas[folder], reportAs('frontmatter'));
  for (const [key, offset] of Object.entries(offsets)) report.positions[key] = locate(offset);
  if (data) report.data = withPlainText(data, offsets, reportAs('frontmatter'));
  if (data && folder === 'reviews' && !('summary' in data)) {
    const message = 'no `summary`: its first sentence stands in';
    const hint = 'Say in one or two sentences what the paper does and whether it convinces';
    reportAs('summary', 'warning')(offsets['title'] ?? 0, message, hint);
  }
  const tree = parseMarkdown(parts.body);
  const nodes: Body['nodes'] = (...types) => nodesOf(tree, ...types);
  const body = { tree, nodes, text: parts.body, title: data?.title };
  // What is wrong at one position of the body is for one rule to say.
  const ruleAt = new Map(problems.map(({ line, column, rule }) => [`${line}:${column}`, rule]));
  for (const [name, check] of Object.entries(bodyRules)) {
    const reportProblem = reportAs(name);
    check(body, (at, ...problem) => {
      const { line, column } = locate(at);
      const position = `${line}:${column}`;
      if ((ruleAt.get(position) ?? name) !== name) return;
      ruleAt.set(position, name);
      reportProblem(at, ...problem);
    });
  }
  report.isParsed = true;
  report.ids = [...sectionIds(nodes)];
  report.links = nodes('link', 'definition').flatMap((node) => {
    const { url } = node;
    if (url.startsWith('/reviews/')) return { ...locate(node), url };
    const isSection = url.startsWith('#') && folder === 'reviews';
    return isSection ? { ...locate(node), url: `/reviews/${report.slug}/${url}` } : [];
  });
  report.figures = nodes('image').map((node) => ({ ...locate(node), url: node.url }));
  return { report, text: { source, body: parts.body } };
}

/** Frontmatter with its formulas as plain text, for where nothing is typeset: tabs, cards, citations. */
function withPlainText<Data extends { title: string; summary?: string | undefined }>(
  data: Data,
  offsets: Readonly<Record<string, number>>,
  report: Report,
): Data {
  const plain = { ...data };
  for (const key of ['title', 'summary'] as const) {
    if (data[key] === undefined) continue;
    try {
      const text = plainMath(data[key]);
      // A title is that of the paper, as written; a summary is ours.
      plain[key] = key === 'title' ? text : typographic(text);
    } catch (error) {
      const message = `\`${key}\` has a formula that plain text cannot show: ${String(error)}`;
      report(offsets[key] ?? 0, message, keysHint);
    }
  }
  return plain;
}

/** The text of a file as everything here expects it: no byte order mark, `\n` as line ending, NFC. */
export function decodedText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n').normalize('NFC');
}

/** The ids that headings, figures, tables and display formulas will have, in document order. */
function sectionIds(nodes: Body['nodes']): Set<string> {
  const slugger = new GithubSlugger();
  const counts = { image: 0, table: 0, math: 0 };
  const ids = nodes('heading', 'math', 'image', 'table').map((node) => {
    if (node.type === 'heading') return slugger.slug(headingSlug(toString(node)));
    counts[node.type] += 1;
    if (node.type === 'image') return `figure-${counts.image}`;
    if (node.type === 'table') return `table-${counts.table}`;
    return splitLabel(node.value).id ?? `formula-${counts.math}`;
  });
  return new Set(ids);
}
