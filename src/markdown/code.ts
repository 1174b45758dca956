import rehypeShiki from '@shikijs/rehype';
import type { Root } from 'hast';
import { bundledLanguages, bundledLanguagesInfo, createCssVariablesTheme } from 'shiki';
import type { ShikiTransformer } from 'shiki';
import { element, visitElements } from './elements.ts';

/** Every language that an opening fence may name. */
export const knownLanguages: readonly string[] = [...Object.keys(bundledLanguages), 'text'];

/** Replaces inline styles with classes, so that one rendering serves light and dark. */
const classes: ShikiTransformer = {
  pre(pre) {
    delete pre.properties['style'];
    pre.properties['data-language'] = this.options.lang;
  },
  span(span) {
    const colour = /--code-token-([a-z-]+)/.exec(String(span.properties['style']));
    delete span.properties['style'];
    if (colour) span.properties['class'] = `token-${colour[1] ?? ''}`;
  },
};

/** Options for `@shikijs/rehype`: a language is loaded when a review first uses it. */
export const highlighting: Parameters<typeof rehypeShiki>[0] = {
  theme: createCssVariablesTheme({ name: 'site', variablePrefix: '--code-' }),
  langs: [],
  lazy: true,
  // By default a line that takes over half a second, as on a busy machine, is not highlighted.
  tokenizeTimeLimit: 0,
  tokenizeMaxLineLength: 1000,
  transformers: [classes],
};

/** Puts the name of the language and a copy button above each code block. */
export function rehypeCodeTools() {
  return (tree: Root): void => {
    visitElements(tree, (pre, index, parent) => {
      const language = pre.properties['data-language'];
      if (pre.tagName !== 'pre' || typeof language !== 'string') return undefined;
      const name = bundledLanguagesInfo.find(
        ({ id, aliases = [] }) => id === language || aliases.includes(language),
      )?.name;
      parent.children[index] = element(
        'div',
        { className: ['code'] },
        element('span', { className: ['language'] }, name ?? 'Text'),
        element('button', { type: 'button', className: ['copy'] }, 'Copy'),
        pre,
      );
      return index + 1;
    });
  };
}
