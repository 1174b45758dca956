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

/** Rules that run before parsing: a file that breaks one of them is not checked any further. */
export const limitRules: readonly TextRule[] = [lineCount, longLines, nesting, delimiters, columns];

/** Rules about the text of a file, frontmatter included. */
export const textRules: readonly TextRule[] = [invisibleCharacters, curlyQuotes, tabs];

/** Rules for a parsed body. */
export const bodyRules: readonly Rule[] = [
  secondFrontmatter,
  rawHtml,
  headingLevels,
  unclosed,
  formulaSize,
  formulaCount,
  formulaCommands,
  formulaSpaces,
  formulaLetters,
  formulas,
  dollarSigns,
  labels,
  indentedCode,
  codeLanguage,
  codeLength,
  linkAddresses,
  linkText,
  emptyLinks,
  references,
  footnotes,
  tableRows,
  imageText,
  invisibleReferences,
  alerts,
  otherDialects,
  emptyText,
];
