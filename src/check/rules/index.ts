import type { Rule, TextRule } from '../rule.ts';
import { alerts } from './alerts.ts';
import { codeLanguage, codeLength, indentedCode, unclosed } from './code.ts';
import { otherDialects } from './dialects.ts';
import { footnotes } from './footnotes.ts';
import { formulaCount, formulaSize, formulaSpaces } from './formulaSize.ts';
import { dollarSigns, formulaCommands, formulaLetters, formulas, labels } from './formulas.ts';
import { curlyQuotes, tabs } from './frontmatter.ts';
import { rawHtml } from './html.ts';
import { headingLevels } from './headings.ts';
import { imageText } from './images.ts';
import { invisibleCharacters, invisibleReferences } from './invisibleCharacters.ts';
import { delimiters, lineCount, longLines, nesting } from './limits.ts';
import { emptyLinks, linkAddresses, linkText, references } from './links.ts';
import { columns, tableRows } from './tables.ts';
import { emptyText, secondFrontmatter } from './text.ts';

/*
 * Each rule by the name that reports give it, in the order in which they run.
 */

/** Rules that run before parsing: a file that breaks one of them is not checked any further. */
export const limitRules: Readonly<Record<string, TextRule>> = {
  'line-count': lineCount,
  'long-lines': longLines,
  nesting,
  delimiters,
  columns,
};

/** Rules about the text of a file, frontmatter included. */
export const textRules: Readonly<Record<string, TextRule>> = {
  'invisible-characters': invisibleCharacters,
  'curly-quotes': curlyQuotes,
  tabs,
};

/** Rules for a parsed body. */
export const bodyRules: Readonly<Record<string, Rule>> = {
  'second-frontmatter': secondFrontmatter,
  'raw-html': rawHtml,
  'heading-levels': headingLevels,
  unclosed,
  'formula-size': formulaSize,
  'formula-count': formulaCount,
  'formula-commands': formulaCommands,
  'formula-spaces': formulaSpaces,
  'formula-letters': formulaLetters,
  formulas,
  'dollar-signs': dollarSigns,
  labels,
  'indented-code': indentedCode,
  'code-language': codeLanguage,
  'code-length': codeLength,
  'link-addresses': linkAddresses,
  'link-text': linkText,
  'empty-links': emptyLinks,
  references,
  footnotes,
  'table-rows': tableRows,
  'image-text': imageText,
  'invisible-references': invisibleReferences,
  alerts,
  'other-dialects': otherDialects,
  'empty-text': emptyText,
};
