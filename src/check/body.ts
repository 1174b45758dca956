import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import katex from 'katex';
import type { Node, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { knownLanguages } from '../markdown/code.ts';
import { headingSlug } from '../markdown/headings.ts';
import { mathOptions, refusedCommands } from '../markdown/math.ts';
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
  visit(tree, (node) => {
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
        if (!node.alt) report(node, 'an image without a description', 'Write ![what it shows](…)');
        if (!figureExists(node.url, targets.root)) {
          report(node, `no figure \`${node.url}\``, 'Use ../figures/<slug>/<name>.svg');
        }
        break;
    }
  });
  return problems;
}

/** The ids that a body's headings will have on the page. */
export function headingIds(tree: Root): Set<string> {
  const slugger = new GithubSlugger();
  const ids = new Set<string>();
  visit(tree, 'heading', (heading) => {
    ids.add(slugger.slug(headingSlug(toString(heading))));
  });
  return ids;
}

function mathProblem(tex: string, displayMode: boolean): string | undefined {
  const refused = refusedCommands.exec(tex);
  if (refused) return `\`${refused[0]}\` is not allowed in a formula`;
  if (tex.length > 2000) return 'a formula of over 2,000 characters';
  try {
    katex.renderToString(tex, { ...mathOptions(), displayMode, throwOnError: true });
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

function figureExists(url: string, root: string): boolean {
  const figures = resolve(root, 'figures');
  const path = resolve(join(root, 'reviews'), url);
  return url.startsWith('../figures/') && path.startsWith(figures) && existsSync(path);
}
