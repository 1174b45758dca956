import type { PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { readHeaderLine, readOrigin, type HeaderLine, type Origin } from './headerLine.ts';
import { differences, findAnnounced, folded, type Announced } from './announced.ts';
import type { Block } from './page.ts';

/** An article of a digest, as its page has it. */
export interface Article {
  title: string;
  /** The line of the file that the title is on. */
  line: number;
  authors: string[];
  origin: Origin;
  link?: string;
  code: { label: string; url: string }[];
  reviewer?: string;
  slack?: string;
  /** What was lost from the lines below the title. */
  damaged: string[];
  blocks: Block[];
}

/** What a digest's page holds. */
export interface Digest {
  introduction: Block[];
  articles: Article[];
  /** What does not fit together, with the line of the file. */
  notes: { line: number; message: string; hint: string }[];
}

/** Parts the blocks of a page into an introduction and articles. */
export function findArticles(blocks: readonly Block[]): Digest {
  const announced = findAnnounced(blocks);
  const titles = new Map(announced.entries.map((entry) => [folded(entry.title), entry]));
  const introduction: Block[] = [];
  const articles: Article[] = [];
  let inHeader = false;
  for (const [place, block] of blocks.entries()) {
    if (place === announced.place) {
      continue;
    }
    const title = titleOf(block, titles, blocks[place + 1]);
    if (title !== undefined) {
      const known = titles.get(folded(title));
      const origin: Origin = known?.origin ?? { institution: [], country: [] };
      const link = addressIn(block.node);
      articles.push({
        ...{ title, line: block.line, authors: [], origin, code: [], damaged: [], blocks: [] },
        ...(link !== undefined && { link }),
      });
      inHeader = true;
      continue;
    }
    const article = articles.at(-1);
    if (!article) {
      introduction.push(block);
      continue;
    }
    const rest = inHeader ? takeHeader(article, block) : block;
    if (!rest) continue;
    // Pictures may stand between the lines below a title.
    if (!isPicture(rest.node)) inHeader = false;
    article.blocks.push(rest);
  }
  moveNotes(introduction, articles);
  return { introduction, articles, notes: differences(announced.entries, articles) };
}

/** Puts each footnote into the article that refers to it: blogs gather them at the end. */
function moveNotes(introduction: Block[], articles: readonly Article[]): void {
  const notes = new Map<string, Block>();
  const parts = [introduction, ...articles.map(({ blocks }) => blocks)];
  for (const blocks of parts) {
    for (const block of blocks.filter(({ node }) => node.type === 'footnoteDefinition')) {
      if (block.node.type === 'footnoteDefinition') notes.set(block.node.identifier, block);
      blocks.splice(blocks.indexOf(block), 1);
    }
  }
  for (const blocks of parts) {
    const wanted: string[] = [];
    for (const { node } of blocks) {
      visit(node, 'footnoteReference', ({ identifier }) => {
        wanted.push(identifier);
      });
    }
    for (const name of wanted) {
      const note = notes.get(name);
      if (note) blocks.push(note);
      notes.delete(name);
    }
  }
  // Nothing is lost that nothing refers to.
  parts.at(-1)?.push(...notes.values());
}

/** The title that a block is, if it is one. */
function titleOf(
  { node }: Block,
  titles: ReadonlyMap<string, Announced>,
  next: Block | undefined,
): string | undefined {
  if (node.type !== 'heading' && node.type !== 'paragraph') return undefined;
  const text = toString(node).replace(/\s+/g, ' ').trim();
  if (text.length === 0 || text.length > 300) return undefined;
  const [, number, words = ''] = /^(?:№\s*)?(\d{1,2})\s*[.)]\s+(.+)$/.exec(text) ?? [];
  const bare = number === undefined ? text : words;
  const { words: title } = readOrigin(bare);
  for (const candidate of [bare, title]) {
    const known = titles.get(folded(candidate));
    if (known) return candidate;
  }
  const [line = ''] = next ? linesOf(next.node).map(({ text: first }) => first) : [];
  const headed = readHeaderLine(line, number !== undefined) !== undefined;
  const looks = node.type === 'heading' || number !== undefined || isBold(node.children);
  return headed && looks && readHeaderLine(text, false) === undefined ? bare : undefined;
}

/** Takes what the lines of a block say of an article; what says nothing is given back. */
function takeHeader(article: Article, block: Block): Block | undefined {
  const left: PhrasingContent[][] = [];
  for (const { text, nodes } of linesOf(block.node)) {
    const found = left.length === 0 ? readHeaderLine(text, true) : undefined;
    if (found) take(article, found, text, nodes);
    else if (text.trim() !== '' || nodes.some((node) => node.type === 'image')) left.push(nodes);
  }
  if (left.length === 0 && block.node.type === 'paragraph') return undefined;
  if (block.node.type !== 'paragraph') return block;
  const children = left.flatMap((nodes, place) => [
    ...(place > 0 ? [{ type: 'break' as const }] : []),
    ...nodes,
  ]);
  return { line: block.line, node: { type: 'paragraph', children } };
}

function take(
  article: Article,
  found: HeaderLine,
  text: string,
  nodes: readonly PhrasingContent[],
): void {
  const url = nodes.map((node) => addressIn(node)).find((address) => address !== undefined);
  switch (found.kind) {
    case 'authors':
      article.authors = found.authors;
      if (found.origin.year !== undefined || found.origin.institution.length > 0) {
        article.origin = found.origin;
      }
      if (found.damaged) article.damaged.push(`the words before the authors: \`${text.trim()}\``);
      break;
    case 'original':
      if (url !== undefined) article.link = url;
      break;
    case 'code':
      if (url !== undefined) article.code.push({ label: 'Code', url });
      break;
    case 'reviewer':
      if (found.reviewer !== undefined) article.reviewer = found.reviewer;
      if (found.slack !== undefined) article.slack = found.slack;
      if (found.damaged) article.damaged.push(`the name of the reviewer: \`${text.trim()}\``);
      break;
  }
}

/** The lines of a paragraph, parted at its line breaks. */
function linesOf(node: RootContent): { text: string; nodes: PhrasingContent[] }[] {
  if (node.type !== 'paragraph') return [{ text: toString(node), nodes: [] }];
  const lines: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines
    .map((nodes) => ({ text: nodes.map((part) => toString(part)).join(''), nodes }))
    .filter(({ text, nodes }) => text.trim() !== '' || nodes.some(({ type }) => type === 'image'));
}

function addressIn(node: RootContent): string | undefined {
  let found: string | undefined;
  visit(node, 'link', ({ url }) => {
    if (/^https?:/.test(url)) found ??= url;
  });
  return found;
}

function isBold(nodes: readonly PhrasingContent[]): boolean {
  return (
    nodes.length > 0 &&
    nodes.every((node) => node.type === 'strong' || toString(node).trim() === '')
  );
}

function isPicture(node: RootContent): boolean {
  return node.type === 'paragraph' && node.children.every(({ type }) => type === 'image');
}
