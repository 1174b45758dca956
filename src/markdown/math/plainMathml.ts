import { styledLetter } from './letters.ts';

/**
 * Makes MathML readable where nothing else is. The TeX goes: a reader that strips tags would show
 * every formula twice. Letters in a style become characters of their own, as most browsers and
 * book readers no longer draw `mathvariant`.
 * @param mathml as KaTeX prints it
 */
export function plainMathml(mathml: string): string {
  return (
    mathml
      .replace(/<annotation[^>]*>[^<]*<\/annotation>/g, '')
      // HTML knows no elements that close themselves.
      .replace(/<(m[a-z]+)([^>]*)\/>/g, '<$1$2></$1>')
      .replace(
        /<(m[a-z]+) mathvariant="([a-z-]+)">([^<&]+)<\/\1>/g,
        (whole, name: string, style: string, text: string) => {
          const letters = Array.from(text, (letter) => styledLetter(letter, style));
          if (letters.includes(undefined)) return whole;
          return `<${name}>${letters.join('')}</${name}>`;
        },
      )
  );
}
