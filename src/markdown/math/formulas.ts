import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { splitLabel } from './tex.ts';
import { element, hasClass, scrollBox } from '../elements.ts';
import type { RenderOptions } from '../options.ts';

/**
 * Puts each display formula into a box that scrolls, and gives a labelled one a number and a
 * permalink. A link to it without words, `[](#formula-gate)`, gets the number for its text.
 * Runs before math is rendered.
 * @param options `prefix` goes before every id; `standalone` leaves out the box
 */
export function rehypeFormulas({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    const numbers = new Map<string, string>();
    visit(tree, 'element', (element, index, parent) => {
      const code = displayFormula(element);
      if (!code || !parent || index === undefined) return undefined;
      const { tex, id } = splitLabel(toString(code));
      code.children = [{ type: 'text', value: tex }];
      // For the message about TeX that KaTeX does not take.
      code.position = element.position;
      const box = standalone ? code : scrollBox('Formula', code);
      if (id === undefined) {
        parent.children[index] = box;
      } else {
        const target = `${page}#${prefix}${id}`;
        const number = `(${numbers.size + 1})`;
        numbers.set(target, number);
        parent.children[index] = numbered(box, prefix + id, target, number);
      }
      return SKIP;
    });
    visit(tree, 'element', ({ tagName, properties, children }) => {
      const number = numbers.get(String(properties['href']));
      if (tagName === 'a' && number !== undefined && children.length === 0) {
        children.push({ type: 'text', value: number });
      }
    });
  };
}

function displayFormula(element: Element): Element | undefined {
  const [child] = element.children;
  if (element.tagName !== 'pre' || child?.type !== 'element') return undefined;
  return hasClass(child, 'math-display') ? child : undefined;
}

function numbered(formula: ElementContent, id: string, href: string, number: string): Element {
  const link = element('a', { href, ariaLabel: `Link to formula ${number}` }, number);
  return element('div', { className: ['numbered'], id }, formula, link);
}
