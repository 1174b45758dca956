import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { styledLetter } from './mathLetters.ts';

/**
 * Makes formulas readable where only MathML is. The TeX goes: a reader that strips tags would show
 * every formula twice. Letters in a style become characters of their own, as most browsers and
 * book readers no longer draw `mathvariant`.
 */
export function rehypeStandaloneMath() {
  return (tree: Root): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'annotation' && parent && index !== undefined) {
        parent.children.splice(index, 1);
        return;
      }
      const { mathvariant: style } = element.properties;
      if (typeof style !== 'string') return;
      const letters = Array.from(toString(element)).map((letter) => styledLetter(letter, style));
      if (!letters.every((letter) => letter !== undefined)) return;
      delete element.properties['mathvariant'];
      element.children = [{ type: 'text', value: letters.join('') }];
    });
  };
}
