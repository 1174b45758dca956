import type { Nodes, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { damageIn } from './damage.ts';
import type { Block } from './page.ts';

/** Something for a person to see to. */
export interface Note {
  /** Of the file that was read. */
  line: number;
  message: string;
  hint: string;
}

/**
 * Blocks as Markdown, with a mark before each that needs a person.
 * @param notes takes what is marked
 */
export function writeBody(blocks: readonly Block[], notes: Note[]): string {
  const children: RootContent[] = [];
  const levels = headingLevels(blocks);
  const todo = (line: number, message: string, hint: string): void => {
    notes.push({ line, message, hint });
    children.push({
      type: 'paragraph',
      children: [
        { type: 'strong', children: [{ type: 'text', value: `TO DO: ${message} (line ${line})` }] },
      ],
    });
  };
  for (const [place, { node, line }] of blocks.entries()) {
    const figures = takeImages(node);
    for (const { url, alt } of figures) {
      todo(
        line,
        `figure to fetch: ${url}${alt ? `, "${alt}"` : ''}`,
        'Draw it anew as an SVG, or leave it out',
      );
    }
    if (toString(node).trim() === '' && node.type !== 'thematicBreak') continue;
    const title = sectionTitle(node, blocks[place + 1]?.node);
    if (title !== undefined) {
      children.push({ type: 'heading', depth: 2, children: [{ type: 'text', value: title }] });
      continue;
    }
    visit(node, 'html', (html, index, parent) => {
      if (parent && index !== undefined)
        parent.children[index] = { type: 'text', value: html.value } as never;
      notes.push({ line, message: 'raw HTML', hint: 'Write it as Markdown' });
    });
    const damage = node.type === 'code' ? undefined : damageIn(withoutFormulas(node));
    if (damage !== undefined) todo(line, damage, 'Compare with the source and mend it');
    if (node.type === 'heading') {
      const depth = levels.get(node.depth) ?? 2;
      children.push({ ...node, depth });
    } else if (
      node.type === 'paragraph' &&
      node.children.length === 1 &&
      node.children[0]?.type === 'strong' &&
      toString(node).length < 80
    ) {
      children.push({ type: 'heading', depth: 2, children: node.children[0].children });
    } else {
      children.push(node);
    }
  }
  const root: Root = { type: 'root', children };
  return toMarkdown(withoutSkips(root), {
    extensions: [gfmToMarkdown(), mathToMarkdown()],
    bullet: '-',
    emphasis: '_',
    fences: true,
    rule: '-',
  });
}

/** A short line that ends like no sentence and stands above a text. */
function sectionTitle(node: RootContent, next: RootContent | undefined): string | undefined {
  if (node.type !== 'paragraph' || next === undefined || next.type === 'heading') return undefined;
  const text = toString(node).trim();
  const isBare = node.children.every(({ type }) => type === 'text' || type === 'strong');
  const isShort = text.length <= 60 && /^[\p{L}\d]/u.test(text) && !/[.,;!…]$/.test(text);
  if (!isBare || !isShort || damageIn(text) !== undefined) return undefined;
  const words = text.replace(/:$/, '');
  // A longer line with a colon introduces the list below it.
  const most = text.endsWith(':') && next.type === 'list' ? 3 : 7;
  if (words.split(/\s+/).length > most) return undefined;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The levels of the headings of a text, from `##` on and without gaps. */
function headingLevels(blocks: readonly Block[]): ReadonlyMap<number, 2 | 3 | 4 | 5 | 6> {
  const used = new Set<number>();
  for (const { node } of blocks) if (node.type === 'heading') used.add(node.depth);
  return new Map(
    [...used].toSorted((a, b) => a - b).map((depth, place) => [depth, Math.min(6, place + 2) as 2]),
  );
}

function withoutSkips(root: Root): Root {
  let above = 1;
  visit(root, 'heading', (heading) => {
    heading.depth = Math.min(heading.depth, above + 1) as 2;
    above = heading.depth;
  });
  return root;
}

/** Takes the pictures out of a block. */
function takeImages(node: RootContent): { url: string; alt: string }[] {
  const images: { url: string; alt: string }[] = [];
  visit({ type: 'root', children: [node] } as Root, 'image', (image, index, parent) => {
    images.push({ url: image.url, alt: image.alt ?? '' });
    if (!parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return images;
}

function withoutFormulas(node: Nodes): string {
  const words: string[] = [];
  visit(node, ['text', 'inlineMath', 'inlineCode'], (part) => {
    if ('value' in part) words.push(part.type === 'text' ? part.value : 'x');
  });
  return words.join('');
}
