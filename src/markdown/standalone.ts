import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { splitLabel } from './math.ts';

/** Lets figures be images by their whole address, and takes labels off formulas. */
export function rehypeFigureLinks({ base }: { base: string }) {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      const { tagName, properties } = element;
      if (tagName === 'img') {
        properties['src'] = String(properties['src']).replace(
          /^\.\.\/figures\//,
          `${base}figures/`,
        );
      }
      const classes = properties['className'];
      if (tagName === 'code' && Array.isArray(classes) && classes.includes('math-display')) {
        element.children = [{ type: 'text', value: splitLabel(toString(element)).tex }];
      }
    });
  };
}

/** Takes the TeX out of MathML: a reader that strips tags would show every formula twice. */
export function rehypeWithoutTeX() {
  return (tree: Root): void => {
    visit(tree, { tagName: 'annotation' }, (_node, index, parent) => {
      if (parent && index !== undefined) parent.children.splice(index, 1);
    });
  };
}
