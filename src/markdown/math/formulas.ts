import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { splitLabel } from './tex.ts';
import { element, hasClass, scrollBox } from '../elements.ts';
import type { RenderOptions } from '../options.ts';

/**
 * Puts each display formula into a scrollable box, and gives labelled ones a number and a
 * permalink. An empty link to one, `[](#formula-gate)`, gets the number as its text.
 * Runs before math is rendered.
 */
export function rehypeFormulas({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    const numbers = new Map<string, string>();
    visit(tree, { tagName: 'pre' }, (pre: Element, index, parent) => {
      const [code] = pre.children;
      if (code?.type !== 'element' || !hasClass(code, 'math-display')) return undefined;
      if (!parent || index === undefined) return undefined;
      const { tex, id } = splitLabel(toString(code));
      code.children = [{ type: 'text', value: tex }];
      // For error messages about TeX that KaTeX rejects.
      code.position = pre.position;
      const box = standalone ? code : scrollBox('Formula', code);
      parent.children[index] = box;
      if (id === undefined) return SKIP;
      const href = `${page}#${prefix}${id}`;
      const number = `(${numbers.size + 1})`;
      numbers.set(href, number);
      const link = element('a', { href, ariaLabel: `Link to formula ${number}` }, number);
      const properties = { className: ['numbered'], id: prefix + id };
      parent.children[index] = element('div', properties, box, link);
      return SKIP;
    });
    visit(tree, { tagName: 'a' }, ({ properties, children }: Element) => {
      const number = numbers.get(String(properties['href']));
      if (number === undefined || children.length > 0) return;
      children.push({ type: 'text', value: number });
    });
  };
}
