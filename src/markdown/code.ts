import { bundledLanguages, bundledLanguagesAlias, createCssVariablesTheme } from 'shiki';

/** Colours come from custom properties, so that one rendering serves light and dark. */
export const codeTheme = createCssVariablesTheme({ name: 'site', variablePrefix: '--code-' });

/** Every word that may follow the opening fence. */
export const knownLanguages: readonly string[] = [
  ...Object.keys(bundledLanguages),
  ...Object.keys(bundledLanguagesAlias),
  'text',
];
