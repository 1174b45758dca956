import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { splitLabel } from './tex.ts';
import { element, hasClass, permalink, scrollBox, visitElements } from '../elements.ts';
import type { RenderOptions } from '../options.ts';

/** A formula within a line of up to this many characters of TeX stays on one line. */
const maxUnbroken = 16;

/** Keeps a short formula in one piece, and with the punctuation after it. */
function keepTogether(tree: Root): void {
  visitElements(tree, (code, index, parent) => {
    if (code.tagName !== 'code' || !hasClass(code, 'math-inline')) return undefined;
    if (toString(code).length > maxUnbroken) return undefined;
    const next = parent.children[index + 1];
    const [punctuation = ''] = /^[.,;:!?)\]-]+/.exec(next?.type === 'text' ? next.value : '') ?? [];
    if (next?.type === 'text') next.value = next.value.slice(punctuation.length);
    const kept = punctuation === '' ? [code] : [code, punctuation];
    parent.children[index] = element('span', { className: ['unbroken'] }, ...kept);
    return index + 1;
  });
}

/**
 * Puts each display formula into a scrollable box with tools: a button that copies its TeX, and its
 * permalink. That is its number if the text refers to it by an empty link, `[](#formula-gate)`,
 * which gets the number as its text.
 * Runs before math is rendered.
 */
export function rehypeFormulas({ prefix = '', page = '', standalone = false }: RenderOptions) {
  return (tree: Root): void => {
    const references = new Map<string, Element[]>();
    visitElements(tree, (link) => {
      if (link.tagName !== 'a' || link.children.length > 0) return;
      const href = String(link.properties['href']);
      references.set(href, [...(references.get(href) ?? []), link]);
    });
    if (!standalone) keepTogether(tree);
    let formulas = 0;
    let numbers = 0;
    visitElements(tree, (pre, index, parent) => {
      const [code] = pre.children;
      if (pre.tagName !== 'pre' || code?.type !== 'element') return undefined;
      if (!hasClass(code, 'math-display')) return undefined;
      formulas += 1;
      const { tex, id: name = `formula-${formulas}` } = splitLabel(toString(code));
      code.children = [{ type: 'text', value: tex }];
      // For error messages about TeX that KaTeX rejects.
      code.position = pre.position;
      const id = prefix + name;
      const href = `${page}#${id}`;
      const links = references.get(href) ?? [];
      if (links.length > 0) numbers += 1;
      const number = `(${numbers})`;
      for (const link of links) link.children.push({ type: 'text', value: number });
      const link =
        links.length > 0
          ? element('a', { href, ariaLabel: `Link to formula ${number}` }, number)
          : permalink(id, 'this formula');
      if (standalone) {
        parent.children[index] =
          links.length > 0 ? element('div', { className: ['formula'], id }, code, link) : code;
        return index + 1;
      }
      const copy = element('button', { type: 'button', className: ['copy'] }, 'Copy TeX');
      const box = scrollBox(`Formula ${formulas}`, code);
      parent.children[index] = element('div', { className: ['formula'], id }, ...[box, copy, link]);
      return index + 1;
    });
  };
}
