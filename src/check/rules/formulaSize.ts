import { offsetWithin } from '../positions.ts';
import type { Rule } from '../rule.ts';

const maxFormulas = 500;

/** More formulas than this make a page of megabytes. */
export const formulaCount: Rule = ({ nodes }, report) => {
  const extra = nodes('math', 'inlineMath')[maxFormulas];
  if (extra) report(extra, `over ${maxFormulas} formulas`, 'Keep those that the review needs');
};

const maxLength = 2000;
const maxDepth = 40;
const maxCells = 400;

/** Why a formula is too large to be typeset, or undefined if it is not. */
export function sizeProblem(tex: string): string | undefined {
  if (tex.length > maxLength) return `a formula of over ${maxLength} characters`;
  let [depth, deepest] = [0, 0];
  for (const character of tex) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  if (deepest > maxDepth) return `a formula over ${maxDepth} braces deep`;
  const cells = tex.match(/&|\\\\|\\cr(?![a-z])/g)?.length ?? 0;
  return cells > maxCells ? `a formula of over ${maxCells} cells` : undefined;
}

/** A formula that takes too long to typeset, or that no page can show. */
export const formulaSize: Rule = ({ nodes }, report) => {
  for (const node of nodes('math', 'inlineMath')) {
    const message = sizeProblem(node.value);
    if (message) report(node, message, 'Split it into several');
  }
};

/** TeX's units in em, at a font size of ten points. */
const units: Readonly<Record<string, number>> = {
  em: 1,
  ex: 0.43,
  mu: 1 / 18,
  pt: 0.1,
  bp: 0.1,
  px: 0.1,
  pc: 1.2,
  dd: 0.107,
  cc: 1.284,
  mm: 0.285,
  cm: 2.85,
  in: 7.23,
};
const maxWidth = 10;
const space =
  /\\(?:kern|mkern|hskip|mskip|hspace\*?|mspace|raisebox|raise|lower|above|moveleft|moveright|\\)\s*[{[]?\s*([-+]?\s*[\d.]+)\s*([a-z]{2})/g;

/** Spaces that move a formula over the text beside it, or off the page. */
export const formulaSpaces: Rule = ({ nodes, text }, report) => {
  const hint = `Keep to ${maxWidth}em; \\quad is 1em`;
  for (const node of nodes('math', 'inlineMath')) {
    for (const { index, 1: number = '', 2: unit = '' } of node.value.matchAll(space)) {
      const length = Number(number.replace(/\s/g, '')) * (units[unit] ?? 0);
      if (Math.abs(length) <= maxWidth) continue;
      report(offsetWithin(node, index, text), `a space of ${number.trim()}${unit}`, hint);
    }
  }
};
