import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import katex from 'katex';
import type { Node, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { knownLanguages } from '../markdown/code.ts';
import { readDrawing } from '../markdown/drawing.ts';
import { headingSlug } from '../markdown/headings.ts';
import { mathOptions, refusedCommands, splitLabel } from '../markdown/math.ts';
import { didYouMean } from './frontmatter.ts';
import type { Problem } from './problem.ts';

/** What a link may lead to. */
export interface Targets {
  /** The folder `content`. */
  root: string;
  /** Slug of each review, with the ids of its headings. */
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Checks a parsed body.
 * @param tree its Markdown; positions are those of the file
 * @param file the path that problems name
 * @param targets what links may lead to
 * @param slug the review's own slug, for links within the page; undefined for a digest
 * @returns every problem found
 */
export function checkBody(tree: Root, file: string, targets: Targets, slug?: string): Problem[] {
  const problems: Problem[] = [];
  const report = (node: Node, message: string, hint: string): void => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    problems.push({ file, line, column, message, hint });
  };
  if (tree.children.length === 0) {
    problems.push({ file, line: 1, column: 1, message: 'the text is empty', hint: 'Write it' });
  }
  visit(tree, (node, _index, parent) => {
    switch (node.type) {
      case 'html':
        report(node, 'raw HTML', 'Write Markdown; put code between backticks');
        break;
      case 'heading':
        if (node.depth === 1) {
          report(node, 'a heading of the first level', 'The title is that; start at `##`');
        }
        break;
      case 'math':
      case 'inlineMath': {
        const wrong = mathProblem(node.value, node.type === 'math');
        if (wrong) report(node, wrong, 'Mend the TeX; a dollar sign that is not math is `\\$`');
        break;
      }
      case 'code':
        if (node.lang && !knownLanguages.includes(node.lang)) {
          report(
            node,
            `unknown language \`${node.lang}\``,
            didYouMean(node.lang, knownLanguages).replace(/^Known are.*/, 'Use `text`'),
          );
        }
        break;
      case 'link':
      case 'definition': {
        const wrong = linkProblem(node.url, targets, slug);
        if (wrong) report(node, wrong, 'Link to https, mailto, #section or /reviews/<slug>/');
        break;
      }
      case 'image':
        if (!node.alt || !node.title) {
          report(node, 'a figure without words', 'Write ![what it shows](… "its caption")');
        }
        if (parent?.type !== 'paragraph' || parent.children.length > 1) {
          report(node, 'an image within a line', 'Put it into a paragraph of its own');
        }
        for (const wrong of figureProblem(node.url, targets.root)) {
          report(node, wrong, 'Use ../figures/<slug>/<name>.svg, drawn as CONTRIBUTING.md says');
        }
        break;
    }
  });
  return problems;
}

/** The ids that a body's headings, figures, tables and labelled formulas will have on the page. */
export function sectionIds(tree: Root): Set<string> {
  const slugger = new GithubSlugger();
  const ids = new Set<string>();
  let figures = 0;
  let tables = 0;
  visit(tree, (node) => {
    if (node.type === 'heading') ids.add(slugger.slug(headingSlug(toString(node))));
    if (node.type === 'math') ids.add(splitLabel(node.value).id ?? '');
    if (node.type === 'image') ids.add(`figure-${(figures += 1)}`);
    if (node.type === 'table') ids.add(`table-${(tables += 1)}`);
  });
  return ids;
}

function mathProblem(tex: string, displayMode: boolean): string | undefined {
  const refused = refusedCommands.exec(tex);
  if (refused) return `\`${refused[0]}\` is not allowed in a formula`;
  if (tex.length > 2000) return 'a formula of over 2,000 characters';
  try {
    // Only a formula on lines of its own has a number that a label could name.
    const formula = displayMode ? splitLabel(tex).tex : tex;
    katex.renderToString(formula, { ...mathOptions(), displayMode, throwOnError: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  }
}

function linkProblem(url: string, { anchors }: Targets, slug?: string): string | undefined {
  if (/^(https:\/\/[^\s/@\\]+\.[^\s/@\\]+|mailto:)/.test(url)) return undefined;
  if (url.startsWith('#')) {
    const found = slug === undefined || anchors.get(slug)?.has(decodeURIComponent(url.slice(1)));
    return found ? undefined : `no section \`${url}\` on this page`;
  }
  const [, review, anchor] = /^\/reviews\/([^/#]+)\/(?:#(.+))?$/.exec(url) ?? [];
  if (review === undefined) return `a link to \`${url}\``;
  const ids = anchors.get(review);
  if (!ids) return `no review \`${review}\``;
  return anchor === undefined || ids.has(anchor)
    ? undefined
    : `no section \`${anchor}\` in ${review}`;
}

function figureProblem(url: string, root: string): string[] {
  const path = resolve(join(root, 'reviews'), url);
  const inside = url.startsWith('../figures/') && path.startsWith(resolve(root, 'figures'));
  if (!inside || !existsSync(path)) return [`no figure \`${url}\``];
  try {
    readDrawing(readFileSync(path, 'utf8'));
    return [];
  } catch (error) {
    return [`${url}:${error instanceof Error ? error.message : String(error)}`];
  }
}
