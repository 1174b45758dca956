import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'mdast-util-to-string';
import { hasClass, permalink, visitElements } from './elements.ts';
import type { RenderOptions } from './options.ts';

/** A heading of a review, as a table of contents shows it. */
export interface Heading {
  /** 2 for `##`. */
  depth: number;
  id: string;
  /** Its content as HTML, with formulas typeset. */
  html: string;
}

/**
 * Gives each heading an id and a permalink.
 * Runs before math is rendered, which would repeat the text of a formula in the id three times.
 */
export function rehypeHeadings({ prefix = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    const slugger = new GithubSlugger();
    visitElements(tree, ({ tagName, properties, children }, index) => {
      if (properties['id'] === 'footnote-label') {
        properties['id'] = `${prefix}footnote-label`;
        return index + 1;
      }
      if (properties['ariaDescribedBy']) {
        properties['ariaDescribedBy'] = [`${prefix}footnote-label`];
      }
      if (!/^h[2-6]$/.test(tagName)) return undefined;
      const text = toString(children);
      const id = prefix + slugger.slug(headingSlug(text));
      properties['id'] = id;
      if (!standalone) children.push(permalink(id, `section ${text}`));
      return index + 1;
    });
  };
}

/** The headings of a rendered text, in order. */
export function listHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  visitElements(tree, (element, index) => {
    if (hasClass(element, 'katex')) return index + 1;
    const { tagName, properties, children } = element;
    const [, depth] = /^h([2-6])$/.exec(tagName) ?? [];
    const id = String(properties['id']);
    if (depth === undefined || id.endsWith('footnote-label')) return undefined;
    const own = children.filter(
      (child) => child.type !== 'element' || !hasClass(child, 'permalink'),
    );
    const content: Root = { type: 'root', children: structuredClone(own) };
    // The entry becomes a link itself, and links cannot be nested.
    visitElements(content, (link) => {
      if (link.tagName === 'a') Object.assign(link, { tagName: 'span', properties: {} });
    });
    headings.push({
      depth: Number(depth),
      id,
      html: toHtml(content, { allowDangerousHtml: true }),
    });
    return index + 1;
  });
  return headings;
}

/** Ids reserved for the page itself, figures, tables, formulas and notes. */
const reserved = /^(site-|figure-\d|table-\d|formula-|note-|footnote-label)/;

/** The text to make an id from; never empty, and never one that results in a reserved id. */
export function headingSlug(text: string): string {
  const slug = new GithubSlugger().slug(text);
  if (slug === '') return 'section';
  return reserved.test(slug) ? `section ${text}` : text;
}
