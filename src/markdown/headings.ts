import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** A heading of a review, as a table of contents shows it. */
export interface Heading {
  /** 2 for `##`. */
  depth: number;
  id: string;
  /** Its words; a formula as its TeX. */
  text: string;
}

declare module 'vfile' {
  interface DataMap {
    headings: Heading[];
  }
}

/**
 * Gives each heading an id and a permalink, and lists them in `file.data.headings`.
 * Runs before math is rendered, or a formula's text would stand in the id three times.
 * @param options `prefix` goes before every id, so that several reviews fit on one page; `deeper`
 *   moves headings down by so many levels, to stand below that page's own
 */
export function rehypeHeadings({ prefix = '', deeper = 0 }: { prefix?: string; deeper?: number }) {
  return (tree: Root, file: VFile): void => {
    const slugger = new GithubSlugger();
    const headings: Heading[] = [];
    visit(tree, 'element', (element) => {
      if (element.properties['id'] === 'footnote-label') {
        element.properties['id'] = `${prefix}footnote-label`;
        return SKIP;
      }
      if (element.properties['ariaDescribedBy']) {
        element.properties['ariaDescribedBy'] = [`${prefix}footnote-label`];
      }
      if (!/^h[2-6]$/.test(element.tagName)) return undefined;
      const text = toString(element);
      // A heading of signs alone has no slug of its own.
      const id = prefix + slugger.slug(headingSlug(text));
      element.properties['id'] = id;
      const depth = Math.min(6, Number(element.tagName[1]) + deeper);
      element.tagName = `h${depth}`;
      headings.push({ depth, id, text });
      element.children.push(permalink(id, text));
      return SKIP;
    });
    file.data.headings = headings;
  };
}

/** The text an id is made from; never empty. */
export function headingSlug(text: string): string {
  return new GithubSlugger().slug(text) ? text : 'section';
}

function permalink(id: string, text: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['permalink'], href: `#${id}`, ariaLabel: `Link to section ${text}` },
    children: [{ type: 'text', value: '#' }],
  };
}
