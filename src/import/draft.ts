import type { Nodes, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { stringify } from 'yaml';
import type { Article } from './articles.ts';
import { damageIn } from './damage.ts';
import type { Block } from './page.ts';
import { slugOf, transliterated } from './slug.ts';

/** Something for a person to see to. */
export interface Note {
  /** Of the file that was read. */
  line: number;
  message: string;
  hint: string;
}

/** A file of `content/` that a person has to finish. */
export interface Draft {
  slug: string;
  text: string;
  notes: Note[];
}

/** A review of an article, with a mark at each place that needs a person. */
export function draftReview(article: Article, digest: string, number: number): Draft {
  const notes: Note[] = [];
  const note = (message: string, hint: string): void => {
    notes.push({ line: article.line, message: `"${article.title}": ${message}`, hint });
  };
  const { institution, country, year } = article.origin;
  const isLatin = article.reviewer === undefined || !/\p{Script=Cyrillic}/u.test(article.reviewer);
  const values: [key: string, value: unknown, isNeeded: boolean][] = [
    ['title', article.title, true],
    ['authors', article.authors, true],
    ['institution', institution, country.length === 0],
    ['country', country, false],
    ['year', year, true],
    ['link', article.link?.replace(/^http:/, 'https:'), true],
    ['reviewer', isLatin ? article.reviewer : transliterated(article.reviewer ?? ''), false],
    ['slack', article.slack, true],
    ['digest', digest, true],
    ['number', number, true],
    ['code', article.code, false],
    ['aliases', isLatin ? [] : [article.reviewer], false],
  ];
  let frontmatter = '';
  for (const [key, value, isNeeded] of values) {
    if (value !== undefined && (!Array.isArray(value) || value.length > 0)) {
      frontmatter += stringify({ [key]: value }, { lineWidth: 0, flowCollectionPadding: false });
    } else if (isNeeded) {
      frontmatter += `${key}: # TO DO\n`;
      note(`no ${key} was found`, `Write it after \`${key}:\``);
    }
  }
  if (article.reviewer === undefined)
    note('no name of the reviewer was found', 'Add `reviewer:` if it is known');
  for (const lost of article.damaged) note(`lost: ${lost}`, 'Compare with the source');
  const body = writeBody(article.blocks, notes);
  const marks = article.damaged
    .map((lost) => `${mark(`lost in the source: ${lost}`)}\n\n`)
    .join('');
  return { slug: slugOf(article.title), text: `---\n${frontmatter}---\n\n${marks}${body}`, notes };
}

/** The introduction of a digest. */
export function draftDigest(
  data: { title: string; from: string; to: string; source: string },
  introduction: readonly Block[],
  slug: string,
): Draft {
  const notes: Note[] = [];
  const body = writeBody(introduction, notes);
  return { slug, text: `---\n${stringify(data, { lineWidth: 0 })}---\n\n${body}`, notes };
}

function writeBody(blocks: readonly Block[], notes: Note[]): string {
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

function mark(words: string): string {
  return `**TO DO: ${words.replace(/[*_$`<]/g, '\\$&')}**`;
}
