import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { element, hasClass, permalink } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** A heading of a review, as a table of contents shows it. */
export interface Heading {
  /** 2 for `##`. */
  depth: number;
  id: string;
  /** Its words as HTML, with formulas typeset. */
  html: string;
}

/**
 * Gives each heading an id and a permalink.
 * Runs before math is rendered, or a formula's text would stand in the id three times.
 */
export function rehypeHeadings({ prefix = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    const slugger = new GithubSlugger();
    visit(tree, 'element', ({ tagName, properties, children }) => {
      if (properties['id'] === 'footnote-label') {
        properties['id'] = `${prefix}footnote-label`;
        return SKIP;
      }
      if (properties['ariaDescribedBy']) {
        properties['ariaDescribedBy'] = [`${prefix}footnote-label`];
      }
      if (!/^h[2-6]$/.test(tagName)) return undefined;
      const text = toString(children);
      const id = prefix + slugger.slug(headingSlug(text));
      properties['id'] = id;
      if (!standalone) children.push(permalink(id, `section ${text}`));
      return SKIP;
    });
  };
}

/** The headings of a rendered text, in order. */
export function listHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  visit(tree, 'element', (element) => {
    if (hasClass(element, 'katex')) return SKIP;
    const { tagName, properties, children } = element;
    const [, depth] = /^h([2-6])$/.exec(tagName) ?? [];
    const id = String(properties['id']);
    if (depth === undefined || id.endsWith('footnote-label')) return undefined;
    const own = children.filter(
      (child) => child.type !== 'element' || !hasClass(child, 'permalink'),
    );
    const words: Root = { type: 'root', children: structuredClone(own) };
    // It becomes a link itself, and a link cannot hold another.
    visit(words, { tagName: 'a' }, (link) => {
      Object.assign(link, { tagName: 'span', properties: {} });
    });
    headings.push({ depth: Number(depth), id, html: toHtml(words) });
    return SKIP;
  });
  return headings;
}

/**
 * Lets elements answer to ids that they had before.
 * @throws Error if an id that a former one leads to is not there
 */
export function answerToFormer(tree: Root, options: RenderOptions): void {
  const { former = {}, prefix = '', formerPrefixes = [] } = options;
  const lost = new Map(Object.entries(former));
  visit(tree, 'element', (node) => {
    // Drawings have ids of their own within them; formulas have none.
    if (node.tagName === 'svg' || hasClass(node, 'katex')) return SKIP;
    const { id } = node.properties;
    if (typeof id !== 'string' || !id.startsWith(prefix)) return undefined;
    const own = id.slice(prefix.length);
    const olds = Object.keys(former).filter((old) => former[old] === own);
    for (const old of olds) lost.delete(old);
    const ids = [
      ...olds.map((old) => prefix + old),
      ...formerPrefixes.flatMap((before) => [own, ...olds].map((name) => before + name)),
    ];
    for (const id of ids) node.children.unshift(element('span', { className: ['former'], id }));
    return undefined;
  });
  for (const [old, id] of lost) throw new Error(`#${old} leads to #${id}, which is gone`);
}

/** Ids of the page itself, and of figures, tables, formulas and notes. */
const taken = /^(site-|figure-\d|table-\d|formula-|note-|footnote-label)/;

/** The text an id is made from; never empty, and never one that makes the id of something else. */
export function headingSlug(text: string): string {
  const slug = new GithubSlugger().slug(text);
  if (slug === '') return 'section';
  return taken.test(slug) ? `section ${text}` : text;
}
