import type { Rule, TextRule } from '../rule.ts';
import { codeLanguage, codeLength } from './code.ts';
import { delimiters } from './delimiters.ts';
import { dollarSigns } from './dollarSigns.ts';
import { footnotes } from './footnotes.ts';
import { formulaCount, formulaSize } from './formulaSize.ts';
import { formulaSpaces } from './formulaSpaces.ts';
import { formulaCommands, formulaLetters, formulas, labels } from './formulas.ts';
import { emptyText, headingLevels } from './headings.ts';
import { imageWords } from './images.ts';
import { invisibleCharacters, invisibleReferences } from './invisibleCharacters.ts';
import { lineCount, longLines } from './lines.ts';
import { emptyLinks, linkAddresses, linkWords, references } from './links.ts';
import { nesting } from './nesting.ts';
import { rawHtml } from './rawHtml.ts';
import { columns, tableRows } from './tables.ts';
import { unfinished } from './unfinished.ts';
import { unclosed } from './unclosed.ts';

/** What is looked at before anything is parsed: a file that breaks one of them is read no further. */
export const textRules: readonly TextRule[] = [
  invisibleCharacters,
  lineCount,
  longLines,
  nesting,
  delimiters,
  columns,
];

/** What is looked at in a parsed body. */
export const bodyRules: readonly Rule[] = [
  emptyText,
  rawHtml,
  headingLevels,
  unclosed,
  unfinished,
  formulaSize,
  formulaCount,
  formulaCommands,
  formulaSpaces,
  formulaLetters,
  formulas,
  dollarSigns,
  labels,
  codeLanguage,
  codeLength,
  linkAddresses,
  linkWords,
  emptyLinks,
  references,
  footnotes,
  tableRows,
  imageWords,
  invisibleReferences,
];
