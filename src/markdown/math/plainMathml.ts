import type { Root } from 'hast';
import { visitElements } from '../elements.ts';
import { styledLetter } from './letters.ts';

/**
 * Simplifies KaTeX's MathML for use on its own. The TeX is removed, as a reader that strips tags
 * would show every formula twice. Styled letters become Unicode characters, as most browsers and
 * book readers no longer support `mathvariant`.
 */
export function rehypePlainMathml() {
  return (tree: Root): void => {
    visitElements(tree, ({ tagName, properties, children }, index, parent) => {
      if (tagName === 'annotation') {
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
