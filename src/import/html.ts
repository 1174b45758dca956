import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type { FootnoteDefinition, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import { SKIP, visit } from 'unist-util-visit';
import { markFootnotes } from './footnotes.ts';
import { typesetFormulas } from './formulas.ts';
import type { Block, Page } from './page.ts';

/** No part of a text. */
const furniture = new Set(
  'script style noscript ins iframe nav header footer aside form button svg link meta template'.split(
    ' ',
  ),
);

/** Where blogs put the text of an article, the surest first. */
const places: readonly ((element: Element) => boolean)[] = [
  ({ properties }) => String(properties['id']).includes('post-content-body'),
  ({ properties }) =>
    /post__text|article-formatted-body|post-body|entry-content/.test(classOf(properties)),
  ({ properties }) => String(properties['itemProp']) === 'articleBody',
  ({ tagName }) => tagName === 'article',
  ({ tagName }) => tagName === 'main',
  ({ tagName }) => tagName === 'body',
];

/** Reads a saved page of a blog. */
export function readHtml(text: string): Page {
  const tree = fromHtml(text);
  const source = sourceOf(tree);
  const title = titleOf(tree);
  const article = places.map((isPlace) => first(tree, isPlace)).find(Boolean);
  const root: Root = {
    type: 'root',
    children: article ? article.children : tree.children,
  };
  typesetFormulas(root);
  markFootnotes(root);
  const leftOut = removeFurniture(root);
  const displayed = new Map<PhrasingContent, boolean>();
  const mdast = toMdast(root, {
    handlers: {
      formula: (state, node) => {
        const math: InlineMath = { type: 'inlineMath', value: toString(node) };
        displayed.set(math, node.properties['display'] === 'true');
        state.patch(node, math);
        return math;
      },
      'note-reference': (_state, { properties }) => ({
        type: 'footnoteReference',
        identifier: String(properties['label']),
        label: String(properties['label']),
      }),
      note: (state, node) => {
        const label = String(node.properties['label']);
        const definition: FootnoteDefinition = {
          ...{ type: 'footnoteDefinition', identifier: label, label },
          children: state.toFlow(state.all(node)),
        };
        state.patch(node, definition);
        return definition;
      },
    },
  });
  const children = mdast.type === 'root' ? mdast.children : [];
  return {
    title,
    ...(source !== undefined && { source }),
    blocks: children.flatMap((node) => blocksOf(node, displayed)),
    leftOut,
  };
}

/**
 * A paragraph is parted at its line breaks, which blogs use between paragraphs, and where a picture
 * or a formula on lines of its own stands in it.
 */
function blocksOf(node: RootContent, displayed: ReadonlyMap<PhrasingContent, boolean>): Block[] {
  const line = node.position?.start.line ?? 1;
  if (node.type !== 'paragraph') return [{ node, line }];
  const blocks: Block[] = [];
  let words: PhrasingContent[] = [];
  const end = (): void => {
    const paragraph: Paragraph = { type: 'paragraph', children: trimmed(words) };
    const [start] = paragraph.children;
    if (start) blocks.push({ node: paragraph, line: start.position?.start.line ?? line });
    words = [];
  };
  for (const child of node.children) {
    if (child.type === 'break') {
      end();
    } else if (child.type === 'inlineMath' && displayed.get(child)) {
      end();
      blocks.push({
        node: { type: 'math', value: child.value },
        line: child.position?.start.line ?? line,
      });
    } else if (child.type === 'image') {
      end();
      blocks.push({
        node: { type: 'paragraph', children: [child] },
        line: child.position?.start.line ?? line,
      });
    } else {
      words.push(child);
    }
  }
  end();
  return blocks;
}

function trimmed(words: PhrasingContent[]): PhrasingContent[] {
  const isBlank = (node: PhrasingContent | undefined): boolean =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  let [start, end] = [0, words.length];
  while (start < end && isBlank(words[start])) start += 1;
  while (end > start && isBlank(words[end - 1])) end -= 1;
  const kept = words.slice(start, end);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return kept;
}

function removeFurniture(root: Root): string[] {
  const counts = new Map<string, number>();
  visit(root, (node, index, parent) => {
    const name =
      node.type === 'element' && furniture.has(node.tagName)
        ? `<${node.tagName}>`
        : node.type === 'comment'
          ? 'comment'
          : undefined;
    if (name === undefined || !parent || index === undefined) return undefined;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return [...counts].map(([name, count]) => `${count} × ${name}`);
}

function sourceOf(tree: Root): string | undefined {
  let found: string | undefined;
  visit(tree, 'element', ({ tagName, properties }) => {
    const { rel, href, property, content } = properties;
    if (typeof properties['dataIoArticleUrl'] === 'string') found = properties['dataIoArticleUrl'];
    if (tagName === 'link' && Array.isArray(rel) && rel.includes('canonical'))
      found ??= String(href);
    if (tagName === 'meta' && property === 'og:url') found ??= String(content);
  });
  return found;
}

function titleOf(tree: Root): string {
  const heading =
    first(tree, ({ tagName }) => tagName === 'h1') ??
    first(tree, ({ tagName }) => tagName === 'title');
  return heading ? toString(heading).replace(/\s+/g, ' ').trim() : '';
}

function first(tree: Nodes, isWanted: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (!found && isWanted(element)) found = element;
  });
  return found;
}

function classOf(properties: Element['properties']): string {
  const names = properties['className'];
  return Array.isArray(names) ? names.join(' ') : '';
}
