import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { styledLetter } from './letters.ts';

/**
 * Makes KaTeX's MathML readable where nothing else is. The TeX goes: a reader that strips tags
 * would show every formula twice. Letters in a style become characters of their own, as most
 * browsers and book readers no longer draw `mathvariant`.
 */
export function rehypePlainMathml() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties, children }, index, parent) => {
      if (tagName === 'annotation' && parent && index !== undefined) {
        parent.children.splice(index, 1);
        return index;
      }
      const style = properties['mathvariant'];
      const [text] = children;
      if (typeof style !== 'string' || text?.type !== 'text') return undefined;
      const letters = Array.from(text.value, (letter) => styledLetter(letter, style));
      if (letters.includes(undefined)) return undefined;
      text.value = letters.join('');
      delete properties['mathvariant'];
      return undefined;
    });
  };
}
